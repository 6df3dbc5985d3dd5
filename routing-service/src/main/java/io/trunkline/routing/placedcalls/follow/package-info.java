/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.routing.placedcalls.follow;

import org.jspecify.annotations.NullMarked;
