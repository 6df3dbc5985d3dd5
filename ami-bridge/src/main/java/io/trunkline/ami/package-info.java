/// The bridge between one Asterisk node's manager interface and the event log: what the node says becomes events,
/// and what the suite orders becomes actions.
@NullMarked
package io.trunkline.ami;

import org.jspecify.annotations.NullMarked;
