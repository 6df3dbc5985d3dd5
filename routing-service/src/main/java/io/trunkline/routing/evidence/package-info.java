/// Evidence of how attempts end: events of calls and snapshots of live channels release leases or adopt live
/// attempts.
@NullMarked
package io.trunkline.routing.evidence;

import org.jspecify.annotations.NullMarked;
