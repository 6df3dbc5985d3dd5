/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.routing.decision.domain.answer;

import org.jspecify.annotations.NullMarked;
