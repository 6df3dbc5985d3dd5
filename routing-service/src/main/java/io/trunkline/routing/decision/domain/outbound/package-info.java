/// Outbound calls: destination, campaign and caps are checked, and a carrier is chosen.
@NullMarked
package io.trunkline.routing.decision.domain.outbound;

import org.jspecify.annotations.NullMarked;
