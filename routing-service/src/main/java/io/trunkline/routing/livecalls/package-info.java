/// Calls in progress: the list, a stream of its changes, and hanging up. A call is in progress while one of its
/// attempts or connect legs has a lease. All of it is read from rows that admission writes anyway.
@NullMarked
package io.trunkline.routing.livecalls;

import org.jspecify.annotations.NullMarked;
