/// Calls placed over the API: the request, the order to the node, and how far the call has come.
@NullMarked
package io.trunkline.routing.placedcalls;

import org.jspecify.annotations.NullMarked;
