/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.routing.decision.domain.connect;

import org.jspecify.annotations.NullMarked;
