package io.trunkline.routing.dialplan;

import io.trunkline.events.calls.CallFact;
import io.trunkline.events.calls.CallRouted;
import io.trunkline.events.calls.PartyIds;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.Direction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The event `call.routed` for a malformed question.
final class MalformedQuestionEvents {
    private MalformedQuestionEvents() {}

    /// Has no value of the question except the call id, which is the only one that was checked.
    static CallRouted routed(CallId call, Instant now) {
        Instant time = now.truncatedTo(ChronoUnit.MICROS);
        CallFact fact = new CallFact(
                eventId(call),
                time,
                time,
                call.node(),
                null,
                call.value(),
                CallLeg.CALL,
                null,
                null,
                CallFact.Source.DIALPLAN,
                PartyIds.NONE);
        StopReason reason = StopReason.QUESTION_MALFORMED;
        return new CallRouted(
                fact,
                Direction.INBOUND,
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

    /// The same for the same call, so that a repeated question does not count twice.
    private static UUID eventId(CallId call) {
        return UUID.nameUUIDFromBytes((call + "/0/routed").getBytes(StandardCharsets.UTF_8));
    }
}
