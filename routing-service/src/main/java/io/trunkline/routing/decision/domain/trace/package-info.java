/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.routing.decision.domain.trace;

import org.jspecify.annotations.NullMarked;
