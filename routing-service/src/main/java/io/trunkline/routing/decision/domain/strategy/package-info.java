/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.routing.decision.domain.strategy;

import org.jspecify.annotations.NullMarked;
