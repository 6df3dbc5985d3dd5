/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.benchmarks.faults.verification;

import org.jspecify.annotations.NullMarked;
