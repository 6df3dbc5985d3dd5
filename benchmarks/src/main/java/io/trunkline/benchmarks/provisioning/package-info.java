/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.benchmarks.provisioning;

import org.jspecify.annotations.NullMarked;
