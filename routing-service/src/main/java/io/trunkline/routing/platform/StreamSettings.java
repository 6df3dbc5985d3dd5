package io.trunkline.routing.platform;

import io.trunkline.web.stream.StreamSlots;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Settings `trunkline.routing.live.*` about open Server-Sent Events streams, for live usage and for placed
/// calls each.
///
/// @param maxStreams how many streams may be open on one replica
/// @param maxStreamsPerUser how many of them one user may open
@ConfigurationProperties("trunkline.routing.live")
public record StreamSettings(int maxStreams, int maxStreamsPerUser) {
    /// New slots with these limits.
    public StreamSlots slots() {
        return new StreamSlots(
                maxStreams, maxStreamsPerUser, RoutingProblem.LIVE_TOO_MANY_STREAMS, RoutingProblem.LIVE_STREAMS_FULL);
    }
}
