/// How long routing remembers: calls that ended, with all that hangs on them, and the keys of repeated requests. A
/// call that has not ended is never forgotten.
@NullMarked
package io.trunkline.routing.retention;

import org.jspecify.annotations.NullMarked;
