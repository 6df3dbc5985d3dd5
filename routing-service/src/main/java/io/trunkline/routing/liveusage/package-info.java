/// What is held now and how much is left, for dashboards: as one answer, as a stream of changes, and lease by
/// lease. It is read from the database, so that it does not matter which replica is asked.
@NullMarked
package io.trunkline.routing.liveusage;

import org.jspecify.annotations.NullMarked;
