package io.trunkline.routing;

import io.trunkline.events.calls.CallCompleted;
import io.trunkline.events.calls.CallFact;
import io.trunkline.events.calls.CallProgress;
import io.trunkline.events.calls.PartyIds;
import io.trunkline.events.nodes.NodeSnapshot;
import io.trunkline.telephony.CallLeg;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Publishes call events as a node's bridge does.
final class NodeEvents {
    private static final Instant NODE_STARTED = Instant.parse("2026-11-20T00:00:00Z");

    private NodeEvents() {}

    static CallProgress progress(String call, CallProgress.Kind kind, int attempt, String channel) {
        return new CallProgress(
                fact(call, attempt, channel), kind, null, null, null, null, null, null, null, null, null, null);
    }

    static CallProgress notOriginated(String call, String reason) {
        return new CallProgress(
                fact(call, 0, call),
                CallProgress.Kind.NOT_ORIGINATED,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                reason);
    }

    /// A step at a time of the node's clock.
    static CallProgress progressAt(String call, CallProgress.Kind kind, int attempt, String dialStatus, Instant at) {
        return new CallProgress(
                fact(call, attempt, call + "-dialed", at),
                kind,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                dialStatus,
                null);
    }

    static CallCompleted completed(String call) {
        return new CallCompleted(fact(call, 0, call), null, null, Instant.now(), 16, null, 1);
    }

    static NodeSnapshot snapshot(Instant t0, boolean complete, NodeSnapshot.LiveChannel... channels) {
        return snapshot("ast1", t0, complete, channels);
    }

    static NodeSnapshot snapshot(String node, Instant t0, boolean complete, NodeSnapshot.LiveChannel... channels) {
        return new NodeSnapshot(node, NODE_STARTED, UUID.randomUUID(), t0, Instant.now(), complete, List.of(channels));
    }

    static NodeSnapshot withHealth(NodeSnapshot snapshot, NodeSnapshot.NodeHealth health) {
        return new NodeSnapshot(
                snapshot.node(),
                snapshot.incarnation(),
                snapshot.commandId(),
                snapshot.requestedAt(),
                snapshot.observedAt(),
                snapshot.complete(),
                snapshot.channels(),
                health);
    }

    /// A dialed channel of an endpoint.
    static NodeSnapshot.LiveChannel liveChannel(String call, int attempt, String endpoint, PartyIds ids) {
        return new NodeSnapshot.LiveChannel(
                call + "1", call, "PJSIP/" + endpoint + "-0000001a", "Up", call, CallLeg.ofCode(attempt), null, ids);
    }

    private static CallFact fact(String call, int attempt, String channel) {
        return fact(call, attempt, channel, Instant.now());
    }

    private static CallFact fact(String call, int attempt, String channel, Instant now) {
        return new CallFact(
                UUID.randomUUID(),
                now,
                now,
                "ast1",
                NODE_STARTED,
                call,
                CallLeg.ofCode(attempt),
                null,
                channel,
                CallFact.Source.AMI,
                PartyIds.NONE);
    }
}
