/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.routing.decision.domain.inbound;

import org.jspecify.annotations.NullMarked;
