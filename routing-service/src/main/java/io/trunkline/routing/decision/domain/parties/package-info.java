/// The tenants, clients, links and DIDs of a decision.
@NullMarked
package io.trunkline.routing.decision.domain.parties;

import org.jspecify.annotations.NullMarked;
