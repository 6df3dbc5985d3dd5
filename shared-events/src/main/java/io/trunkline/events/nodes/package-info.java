/// Events about Asterisk nodes: commands to a node, its live channels, the observed status of endpoints, the
/// applied versions of the realtime tables, and alerts.
@NullMarked
package io.trunkline.events.nodes;

import org.jspecify.annotations.NullMarked;
