/// Deletes old rows: calls that ended, with their leases, steps and events, and idempotency keys. A call that
/// has not ended is never deleted.
@NullMarked
package io.trunkline.routing.retention;

import org.jspecify.annotations.NullMarked;
