/// The failover table of a carrier: which SIP statuses and hangup causes try the next carrier.
@NullMarked
package io.trunkline.provisioning.carriers.domain.failover;

import org.jspecify.annotations.NullMarked;
