/// Failover: whether an outbound call moves on to the next carrier after an attempt.
@NullMarked
package io.trunkline.routing.decision.domain.failover;

import org.jspecify.annotations.NullMarked;
