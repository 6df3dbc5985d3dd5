/// Calls placed over the API: the request, the command to the node, and cancellation. Subpackages record and stream
/// their progress.
@NullMarked
package io.trunkline.routing.placedcalls;

import org.jspecify.annotations.NullMarked;
