/// What each attempt holds while it lasts. A lease is taken when the dialplan asks and given back on evidence only:
/// the next question, the hangup handler, the node's events, or a snapshot of its live calls; never by a clock.
@NullMarked
package io.trunkline.routing.admission;

import org.jspecify.annotations.NullMarked;
