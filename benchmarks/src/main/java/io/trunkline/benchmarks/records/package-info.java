/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.benchmarks.records;

import org.jspecify.annotations.NullMarked;
