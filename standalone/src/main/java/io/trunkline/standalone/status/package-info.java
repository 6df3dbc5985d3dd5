/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.standalone.status;

import org.jspecify.annotations.NullMarked;
