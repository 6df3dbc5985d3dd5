/// Live usage for dashboards: how much of each limit is in use, as one response, as a stream of changes, and
/// lease by lease. It is read from the database, so every replica returns the same.
@NullMarked
package io.trunkline.routing.liveusage;

import org.jspecify.annotations.NullMarked;
