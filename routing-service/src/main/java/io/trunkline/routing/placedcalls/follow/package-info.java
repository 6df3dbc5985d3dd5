/// Follows a placed call: its numbered events as a Server-Sent Events stream.
@NullMarked
package io.trunkline.routing.placedcalls.follow;

import org.jspecify.annotations.NullMarked;
