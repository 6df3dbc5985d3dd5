/// Reads events and live-channel snapshots to find attempts that ended, or that are live without a lease. Admission
/// then releases the lease, or adopts the attempt.
@NullMarked
package io.trunkline.routing.evidence;

import org.jspecify.annotations.NullMarked;
