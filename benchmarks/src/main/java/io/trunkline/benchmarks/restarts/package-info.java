/// A long test: each service of a running suite is restarted while calls come in. No call may be lost, and each
/// must have one record.
@NullMarked
package io.trunkline.benchmarks.restarts;

import org.jspecify.annotations.NullMarked;
