package io.trunkline.events.nodes;

import io.trunkline.events.Event;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something a node is to do, once, before a deadline. Exactly one of the three orders is set.
///
/// @param commandId claimed by a bridge before it acts, so that a repeated command does nothing
/// @param deadline past it the command is not carried out
public record NodeCommand(
        UUID commandId,
        String node,
        Instant issuedAt,
        Instant deadline,
        @Nullable Originate originate,
        @Nullable SnapshotRequest snapshot,
        @Nullable HangUp hangUp,
        @Nullable UUID tenantId)
        implements Event {

    /// Place a call.
    ///
    /// @param callId becomes the Uniqueid of the first channel and the Linkedid of all
    /// @param channel such as `Local/14045556789@trunkline-outbound/n`
    /// @param context with exten: what the answered leg joins
    /// @param timeoutSeconds until the node gives the whole order up
    /// @param callerId number set as the originating channel's caller id, null for none
    /// @param variables set on the channel; inherited ones begin with two underscores
    public record Originate(
            String callId,
            String channel,
            String context,
            String exten,
            int timeoutSeconds,
            @Nullable String callerId,
            Map<String, String> variables) {}

    /// Say which channels live.
    ///
    /// @param requestedAt the asker's own clock, given back in the answer: leases older than it are compared
    public record SnapshotRequest(Instant requestedAt) {}

    /// End a call.
    ///
    /// @param cause Q.850
    public record HangUp(String callId, int cause) {}

    @Override
    public String key() {
        return node;
    }

    @Override
    public Optional<UUID> owningTenant() {
        return Optional.ofNullable(tenantId);
    }
}
