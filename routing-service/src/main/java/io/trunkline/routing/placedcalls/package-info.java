/// Calls placed over the API: the request, the command to the node, cancellation, and the progress of the call. The
/// package is large because its use cases share package-private stores and events.
@NullMarked
package io.trunkline.routing.placedcalls;

import org.jspecify.annotations.NullMarked;
