package io.trunkline.events.nodes;

import io.trunkline.events.Event;
import io.trunkline.events.calls.PartyIds;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The channels that live on a node.
///
/// @param commandId the question this answers, null when the bridge says it on its own (after a connect)
/// @param requestedAt given back from the question
/// @param complete false when the list could not be read to its end: then nothing may be concluded from absence
public record NodeSnapshot(
        String node,
        Instant incarnation,
        @Nullable UUID commandId,
        @Nullable Instant requestedAt,
        Instant observedAt,
        boolean complete,
        List<LiveChannel> channels)
        implements Event {

    /// One live channel.
    ///
    /// @param callId from the channel's own variable, else its Linkedid
    public record LiveChannel(
            String uniqueId,
            String linkedId,
            String channel,
            String state,
            String callId,
            int attempt,
            @Nullable UUID leaseId,
            PartyIds ids) {}

    @Override
    public String key() {
        return node;
    }
}
