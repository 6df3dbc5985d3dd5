/// What concerns Asterisk servers: commands to a node, its list of live channels, the observed state of endpoints
/// and of the realtime tables, and alerts.
@NullMarked
package io.trunkline.events.nodes;

import org.jspecify.annotations.NullMarked;
