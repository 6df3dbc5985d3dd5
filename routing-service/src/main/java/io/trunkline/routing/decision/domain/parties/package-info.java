/// The tenants, clients, links and DIDs that a decision is about. Carriers are in `outbound`.
@NullMarked
package io.trunkline.routing.decision.domain.parties;

import org.jspecify.annotations.NullMarked;
