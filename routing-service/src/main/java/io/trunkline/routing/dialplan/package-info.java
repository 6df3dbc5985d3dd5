/// The HTTP endpoint that the dialplan asks before each Dial. A request that is not answered within the dialplan's
/// timeout is dropped, since the dialplan no longer waits for it.
@NullMarked
package io.trunkline.routing.dialplan;

import org.jspecify.annotations.NullMarked;
