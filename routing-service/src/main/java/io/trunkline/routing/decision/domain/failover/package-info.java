/// Decides whether a call tries the next carrier after a failed attempt. The table comes from the carrier's
/// configuration. For the next client, see `strategy`.
@NullMarked
package io.trunkline.routing.decision.domain.failover;

import org.jspecify.annotations.NullMarked;
