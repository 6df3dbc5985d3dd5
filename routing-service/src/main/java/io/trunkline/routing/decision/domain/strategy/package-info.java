/// The order in which the clients linked to a campaign are tried, and after which outcomes the next client is tried
/// (client failover): one that is busy, at capacity or unreachable; with `timeout-fallback` also a ring timeout.
/// For the next carrier, see `failover`.
@NullMarked
package io.trunkline.routing.decision.domain.strategy;

import org.jspecify.annotations.NullMarked;
