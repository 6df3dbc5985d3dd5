/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.cdr.partitions;

import org.jspecify.annotations.NullMarked;
