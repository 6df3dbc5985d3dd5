/// Repeats an operation and measures its duration.
@NullMarked
package io.trunkline.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
