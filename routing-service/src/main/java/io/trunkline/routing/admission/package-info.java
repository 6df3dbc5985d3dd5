/// Decides whether an attempt may start under its caps (limits on calls), and holds a lease for it. The lease is
/// released only when there is evidence that the attempt ended: the next question of the call, the hangup handler,
/// an event of the node, or a snapshot of its live channels. It has no timeout.
///
/// Each replica collects questions (the dialplan's requests) and reports of ended attempts in a queue and carries
/// them out in batches, one transaction each.
@NullMarked
package io.trunkline.routing.admission;

import org.jspecify.annotations.NullMarked;
