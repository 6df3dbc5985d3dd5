/// Deletes calls that ended long ago, with their leases, steps and events. A call that has not ended is
/// never deleted.
@NullMarked
package io.trunkline.routing.retention;

import org.jspecify.annotations.NullMarked;
