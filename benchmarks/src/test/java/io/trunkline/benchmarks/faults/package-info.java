@NullMarked
package io.trunkline.benchmarks.faults;

import org.jspecify.annotations.NullMarked;
