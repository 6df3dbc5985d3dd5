/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.benchmarks.faults.node;

import org.jspecify.annotations.NullMarked;
