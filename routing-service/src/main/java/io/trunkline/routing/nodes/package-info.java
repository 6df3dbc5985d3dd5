/// Which nodes answer. One that is silent for long keeps its leases, since nobody knows whether its calls live;
/// people are told, and told again when it is back.
@NullMarked
package io.trunkline.routing.nodes;

import org.jspecify.annotations.NullMarked;
