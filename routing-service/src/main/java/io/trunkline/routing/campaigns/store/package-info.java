/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.routing.campaigns.store;

import org.jspecify.annotations.NullMarked;
