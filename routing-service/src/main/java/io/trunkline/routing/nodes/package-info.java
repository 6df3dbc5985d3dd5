/// Reachability of nodes: tracks which nodes answer snapshot requests. An unreachable node keeps its leases, since
/// its calls may still be live. An alert is raised when a node becomes unreachable and when it answers again.
@NullMarked
package io.trunkline.routing.nodes;

import org.jspecify.annotations.NullMarked;
