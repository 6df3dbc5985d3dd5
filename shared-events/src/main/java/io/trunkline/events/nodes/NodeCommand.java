package io.trunkline.events.nodes;

import io.trunkline.events.Event;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A command to a node, executed at most once and before its deadline. One of `originate`, `snapshot`, `hangUp` and
/// `endpointTest` is set.
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
        @Nullable UUID tenantId,
        @Nullable EndpointTest endpointTest)
        implements Event {

    public NodeCommand(
            UUID commandId,
            String node,
            Instant issuedAt,
            Instant deadline,
            @Nullable Originate originate,
            @Nullable SnapshotRequest snapshot,
            @Nullable HangUp hangUp,
            @Nullable UUID tenantId) {
        this(commandId, node, issuedAt, deadline, originate, snapshot, hangUp, tenantId, null);
    }

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

    /// Test whether a carrier or client can be reached. The results are published as [EndpointTested].
    ///
    /// @param version of its configuration, which the realtime tables should have
    /// @param host a name or an address to resolve; null for a client that registers
    /// @param service name of the SRV records to look up first, such as `_sip._udp.example.com`; null for none
    /// @param qualify whether it has a contact to send an OPTIONS request to
    /// @param registration our registration with it; null for none
    /// @param call null for none
    public record EndpointTest(
            UUID testId,
            String endpointId,
            long version,
            @Nullable String host,
            @Nullable String service,
            boolean qualify,
            @Nullable RegistrationTest registration,
            @Nullable CallTest call) {}

    /// Check our registration, and register unless we are registered.
    ///
    /// @param clientUri the address that is registered, by which SIP messages are recognized
    /// @param serverUri the registrar
    /// @param again register in any case, which ends the registration for a second
    public record RegistrationTest(String clientUri, String serverUri, boolean again) {}

    /// Place a call and hang up shortly after it was answered.
    ///
    /// @param callId becomes the Uniqueid and the Linkedid of the channel
    /// @param channel such as `PJSIP/14045556789@borealis`
    /// @param callerId null for that of the endpoint
    /// @param variables channel variables
    public record CallTest(
            String callId, String channel, @Nullable String callerId, Map<String, String> variables) {}

    @Override
    public String key() {
        return node;
    }

    @Override
    public Optional<UUID> owningTenant() {
        return Optional.ofNullable(tenantId);
    }
}
