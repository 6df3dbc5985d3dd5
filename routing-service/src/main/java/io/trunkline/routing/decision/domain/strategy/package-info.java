/// The order in which the clients linked to a campaign are tried. The next client is tried after one that is busy,
/// at capacity or unreachable; with `timeout-fallback` also after a ring timeout.
@NullMarked
package io.trunkline.routing.decision.domain.strategy;

import org.jspecify.annotations.NullMarked;
