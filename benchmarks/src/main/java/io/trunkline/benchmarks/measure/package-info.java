/// Doing one thing many times, and how long it took.
@NullMarked
package io.trunkline.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
