/// Decides which client an inbound call is dialed to: from the called number to its tenant, the caller's checks,
/// the campaign and its clients.
@NullMarked
package io.trunkline.routing.decision.domain.inbound;

import org.jspecify.annotations.NullMarked;
