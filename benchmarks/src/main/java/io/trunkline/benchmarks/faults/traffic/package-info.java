/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.benchmarks.faults.traffic;

import org.jspecify.annotations.NullMarked;
