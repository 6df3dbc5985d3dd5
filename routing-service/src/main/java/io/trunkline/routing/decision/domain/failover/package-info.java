/// Decides whether a call tries the next carrier after a failed attempt, by a table from outcomes to "next" or
/// "end", which each carrier's configuration can change. Whether it tries the next client is decided in `strategy`.
@NullMarked
package io.trunkline.routing.decision.domain.failover;

import org.jspecify.annotations.NullMarked;
