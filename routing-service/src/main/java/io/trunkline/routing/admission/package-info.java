/// Admission of attempts. An attempt gets a lease when the dialplan requests it. The lease is released on evidence
/// only: the next question, the hangup handler, an event of the node, or a snapshot of its live channels; never by
/// a timeout.
@NullMarked
package io.trunkline.routing.admission;

import org.jspecify.annotations.NullMarked;
