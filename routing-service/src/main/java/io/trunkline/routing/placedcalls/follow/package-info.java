/// Streams the progress of a placed call: its events, numbered from 1, as Server-Sent Events.
@NullMarked
package io.trunkline.routing.placedcalls.follow;

import org.jspecify.annotations.NullMarked;
