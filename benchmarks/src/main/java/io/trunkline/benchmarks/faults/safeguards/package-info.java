/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.benchmarks.faults.safeguards;

import org.jspecify.annotations.NullMarked;
