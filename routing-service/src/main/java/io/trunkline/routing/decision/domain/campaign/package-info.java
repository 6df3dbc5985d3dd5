/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.routing.decision.domain.campaign;

import org.jspecify.annotations.NullMarked;
