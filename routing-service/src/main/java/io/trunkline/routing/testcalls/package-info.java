/// Test calls of campaigns: the node places a call to one of the campaign's numbers as if a carrier had sent it, so
/// that the campaign's clients are dialed. It is decided, counted and recorded like every inbound call; its record has
/// the reference `test=inbound`.
@NullMarked
package io.trunkline.routing.testcalls;

import org.jspecify.annotations.NullMarked;
