/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.benchmarks.asterisk;

import org.jspecify.annotations.NullMarked;
