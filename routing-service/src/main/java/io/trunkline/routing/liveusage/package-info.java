/// Live usage for dashboards: how much of each limit is in use, as one response or as a stream of changes, and the
/// list of leases. It is read from the database, so every replica returns the same.
@NullMarked
package io.trunkline.routing.liveusage;

import org.jspecify.annotations.NullMarked;
