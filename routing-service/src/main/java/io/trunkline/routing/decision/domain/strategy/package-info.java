/// Routing strategies: the order in which a campaign's links are tried.
@NullMarked
package io.trunkline.routing.decision.domain.strategy;

import org.jspecify.annotations.NullMarked;
