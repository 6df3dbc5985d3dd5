/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.benchmarks.faults.simulation;

import org.jspecify.annotations.NullMarked;
