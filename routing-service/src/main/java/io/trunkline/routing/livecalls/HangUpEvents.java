package io.trunkline.routing.livecalls;

import io.trunkline.events.calls.CallFact;
import io.trunkline.events.calls.CallRouted;
import io.trunkline.events.nodes.NodeCommand;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.livecalls.HangUpStore.LockedCall;
import io.trunkline.telephony.CallLeg;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The events of a call that a user hangs up.
final class HangUpEvents {
    private static final int NORMAL_CLEARING = 16;

    /// A late hangup does no harm: the command names this call only.
    private static final Duration COMMAND_LIFETIME = Duration.ofMinutes(5);

    private HangUpEvents() {}

    static NodeCommand command(LockedCall call, Instant now) {
        return new NodeCommand(
                UUID.randomUUID(),
                call.node(),
                now,
                now.plus(COMMAND_LIFETIME),
                null,
                null,
                new NodeCommand.HangUp(call.id().value(), NORMAL_CLEARING),
                call.parties().tenantId());
    }

    /// The decision that no further attempt is made, for the record of the call. It is about the call itself.
    static CallRouted decision(LockedCall call, Instant now) {
        CallFact fact = new CallFact(
                eventId(call),
                now,
                now,
                call.node(),
                null,
                call.id().value(),
                CallLeg.CALL,
                null,
                null,
                CallFact.Source.DIALPLAN,
                call.parties());
        StopReason reason = StopReason.CALL_CANCELED;
        return new CallRouted(
                fact,
                call.direction(),
                CallRouted.AnswerKind.STOP,
                null,
                null,
                null,
                null,
                null,
                reason.cause(),
                reason.code(),
                null,
                List.of(),
                0,
                Map.of(),
                Map.of());
    }

    /// The same for the same call, so that a repeated event does not count twice.
    private static UUID eventId(LockedCall call) {
        return UUID.nameUUIDFromBytes((call.id() + "/0/routed").getBytes(StandardCharsets.UTF_8));
    }
}
