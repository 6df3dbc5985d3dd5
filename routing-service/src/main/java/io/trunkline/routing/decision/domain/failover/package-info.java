/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.routing.decision.domain.failover;

import org.jspecify.annotations.NullMarked;
