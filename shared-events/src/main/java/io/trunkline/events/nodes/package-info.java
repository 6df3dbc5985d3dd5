/// Events about Asterisk servers: commands to a node, its live channels, the observed state of endpoints and of the
/// realtime tables, and alerts.
@NullMarked
package io.trunkline.events.nodes;

import org.jspecify.annotations.NullMarked;
