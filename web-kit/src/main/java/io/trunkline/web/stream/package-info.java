/// Server-Sent Events: [io.trunkline.web.stream.EventStreams] adds heartbeats, limits how many streams are open,
/// and ends a stream when its token expires or is revoked, after ten minutes, and when the service stops.
@NullMarked
package io.trunkline.web.stream;

import org.jspecify.annotations.NullMarked;
