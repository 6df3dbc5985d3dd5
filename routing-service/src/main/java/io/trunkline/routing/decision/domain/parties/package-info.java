/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.routing.decision.domain.parties;

import org.jspecify.annotations.NullMarked;
