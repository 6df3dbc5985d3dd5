/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.routing.evidence;

import org.jspecify.annotations.NullMarked;
