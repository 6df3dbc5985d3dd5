/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.routing.decision.domain.outbound;

import org.jspecify.annotations.NullMarked;
