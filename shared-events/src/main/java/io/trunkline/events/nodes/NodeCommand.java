package io.trunkline.events.nodes;

import io.trunkline.events.Event;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A command to a node, executed at most once and before its deadline. One of `originate`, `snapshot` and `hangUp`
/// is set.
///
/// @param commandId a bridge claims it before it acts, so that a repeated command has no effect
/// @param deadline after it the command is not executed
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
    /// @param context with exten, where the answered channel continues in the dialplan
    /// @param timeoutSeconds after which the node abandons the order
    /// @param callerId caller ID of the originating channel; null for none
    /// @param variables channel variables; those with two leading underscores are inherited
    public record Originate(
            String callId,
            String channel,
            String context,
            String exten,
            int timeoutSeconds,
            @Nullable String callerId,
            Map<String, String> variables) {}

    /// List the live channels.
    ///
    /// @param requestedAt by the requester's clock, copied to the response, which is compared with leases older
    ///     than it
    public record SnapshotRequest(Instant requestedAt) {}

    /// Hang up a call.
    ///
    /// @param cause Q.850 cause
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
