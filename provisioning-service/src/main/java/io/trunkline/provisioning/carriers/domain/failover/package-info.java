/// The failover setting of a carrier: after which SIP statuses and hangup causes routing tries the next carrier.
/// Applied in routing-service.
@NullMarked
package io.trunkline.provisioning.carriers.domain.failover;

import org.jspecify.annotations.NullMarked;
