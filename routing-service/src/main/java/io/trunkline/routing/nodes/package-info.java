/// The nodes: which of them answer snapshot requests, and what they report. An unreachable node keeps its leases,
/// since its calls may still be live. An alert is raised when a node becomes unreachable and when it answers again.
@NullMarked
package io.trunkline.routing.nodes;

import org.jspecify.annotations.NullMarked;
