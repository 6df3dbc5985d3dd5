/// Calls placed over the API: the request, the order to the node, cancellation, and the progress of the call.
@NullMarked
package io.trunkline.routing.placedcalls;

import org.jspecify.annotations.NullMarked;
