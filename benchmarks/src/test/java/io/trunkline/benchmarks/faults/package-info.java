/// Tests of caps under faults: a short run of the fault test, in which a replica and PostgreSQL are killed.
@NullMarked
package io.trunkline.benchmarks.faults;

import org.jspecify.annotations.NullMarked;
