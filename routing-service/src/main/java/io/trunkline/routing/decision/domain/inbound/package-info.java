/// Inbound calls: from the called number to its tenant, campaign and client.
@NullMarked
package io.trunkline.routing.decision.domain.inbound;

import org.jspecify.annotations.NullMarked;
