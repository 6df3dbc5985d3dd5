package io.trunkline.demo.kept;

import io.trunkline.demo.kept.HistoricCall.Attempt;
import io.trunkline.events.calls.CallCompleted;
import io.trunkline.events.calls.CallEvent;
import io.trunkline.events.calls.CallFact;
import io.trunkline.events.calls.CallFact.Source;
import io.trunkline.events.calls.CallProgress;
import io.trunkline.events.calls.CallProgress.Kind;
import io.trunkline.events.calls.CallRouted;
import io.trunkline.events.calls.PartyIds;
import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.outcomes.ChannelEnder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The events of a historic call, as routing-service and ami-bridge publish those of a call that they observe.
final class HistoryEvents {
    private static final Duration STEP = Duration.ofMillis(40);
    private static final int RING_TIMEOUT_SECONDS = 30;
    private static final int NORMAL_CLEARING = 16;
    private static final int NO_CIRCUIT = 34;

    private final HistoricCall call;
    private final List<CallEvent> events = new ArrayList<>();
    private Instant now;
    private @Nullable Instant answeredAt;

    private HistoryEvents(HistoricCall call) {
        this.call = call;
        this.now = call.start();
    }

    /// In the order in which they happened; the last one completes the call.
    static List<CallEvent> of(HistoricCall call) {
        HistoryEvents builder = new HistoryEvents(call);
        builder.addAll();
        return List.copyOf(builder.events);
    }

    private void addAll() {
        addStep(0, Kind.STARTED, null, null);
        for (int number = 1; number <= call.attempts().size(); number++) {
            addAttempt(number, call.attempts().get(number - 1));
        }
        int attempts = call.attempts().size();
        int cause =
                attempts == 0 ? NO_CIRCUIT : call.attempts().getLast().result().cause();
        if (call.stopReason() != null) {
            addStop(attempts + 1, call.stopReason(), cause);
        }
        now = now.plus(STEP);
        addStep(0, Kind.ENDED, null, call.isAnswered() ? NORMAL_CLEARING : cause);
        now = now.plus(STEP);
        events.add(new CallCompleted(
                fact("completed", 0, null, Source.AMI),
                call.start(),
                answeredAt,
                now,
                call.isAnswered() ? NORMAL_CLEARING : cause,
                null,
                attempts));
    }

    private void addAttempt(int number, Attempt attempt) {
        now = now.plus(STEP);
        events.add(decision(number, attempt));
        now = now.plus(STEP);
        addStep(number, Kind.ATTEMPT_STARTED, attempt, null);
        if (attempt.result().rings()) {
            Instant begin = now;
            now = begin.plus(attempt.ring().dividedBy(5));
            addStep(number, Kind.RINGING, attempt, null);
            now = begin.plus(attempt.ring());
        } else {
            now = now.plus(attempt.ring());
        }
        if (attempt.result() == AttemptResult.ANSWERED) {
            answeredAt = now;
            addStep(number, Kind.ANSWERED, attempt, null);
            now = now.plus(attempt.talk());
        }
        addStep(number, Kind.ATTEMPT_ENDED, attempt, attempt.result().cause());
    }

    private void addStep(int leg, Kind kind, @Nullable Attempt attempt, @Nullable Integer cause) {
        AttemptResult result = attempt == null || cause == null ? null : attempt.result();
        ChannelEnder ofCall = cause == null ? null : ChannelEnder.REMOTE;
        String endpoint = attempt == null
                ? call.campaign().inboundCarrier().endpoint()
                : attempt.dialed().endpoint();
        events.add(new CallProgress(
                fact(kind.name(), leg, attempt, Source.AMI),
                kind,
                call.direction(),
                "PJSIP/" + endpoint + "-" + channelSuffix(leg),
                endpoint,
                call.number(),
                call.from(),
                cause,
                result == null ? null : result.sipStatus(),
                result == null ? ofCall : result.endedBy(),
                result == null ? null : result.dialStatus(),
                null));
    }

    private CallRouted decision(int number, Attempt attempt) {
        boolean isInbound = call.direction() == Direction.INBOUND;
        CallRouted.Candidate chosen = new CallRouted.Candidate(
                isInbound ? "client" : "carrier",
                attempt.dialed().id(),
                attempt.dialed().name(),
                List.of(new CallRouted.Check("status", true, "active")),
                true);
        return routed(
                number,
                attempt,
                CallRouted.AnswerKind.DIAL,
                "PJSIP/" + call.number() + "@" + attempt.dialed().endpoint(),
                null,
                null,
                List.of(campaignCandidate(true), chosen));
    }

    private void addStop(int number, String reason, int cause) {
        now = now.plus(STEP);
        events.add(routed(
                number,
                null,
                CallRouted.AnswerKind.STOP,
                null,
                cause,
                reason,
                List.of(campaignCandidate(!call.attempts().isEmpty()))));
    }

    private CallRouted.Candidate campaignCandidate(boolean isOpen) {
        return new CallRouted.Candidate(
                "campaign",
                call.campaign().id(),
                call.campaign().name(),
                List.of(new CallRouted.Check("max-concurrency", isOpen, isOpen ? "3 of 20" : "20 of 20")),
                isOpen);
    }

    private CallRouted routed(
            int number,
            @Nullable Attempt attempt,
            CallRouted.AnswerKind answer,
            @Nullable String dialString,
            @Nullable Integer stopCause,
            @Nullable String reason,
            List<CallRouted.Candidate> trace) {
        return new CallRouted(
                fact("routed", number, attempt, Source.DIALPLAN),
                call.direction(),
                answer,
                call.number(),
                call.from(),
                call.direction() == Direction.OUTBOUND ? call.did().number() : null,
                dialString,
                dialString == null ? null : RING_TIMEOUT_SECONDS,
                stopCause,
                reason,
                previous(number),
                trace,
                1.2,
                Map.of("data", "demo"),
                Map.of());
    }

    private CallRouted.@Nullable PreviousAttempt previous(int number) {
        if (number < 2) {
            return null;
        }
        AttemptResult before = call.attempts().get(number - 2).result();
        return new CallRouted.PreviousAttempt(
                CallLeg.attempt(number - 1),
                before.dialStatus(),
                before.cause(),
                before.sipStatus(),
                channelId(number - 1));
    }

    private CallFact fact(String kind, int leg, @Nullable Attempt attempt, Source source) {
        String channel = channelId(leg);
        return new CallFact(
                UUID.nameUUIDFromBytes((channel + " " + kind).getBytes(StandardCharsets.UTF_8)),
                now,
                now,
                call.callId().substring(0, call.callId().lastIndexOf('-')),
                null,
                call.callId(),
                CallLeg.ofCode(leg),
                null,
                channel,
                source,
                ids(attempt));
    }

    private PartyIds ids(@Nullable Attempt attempt) {
        boolean isInbound = call.direction() == Direction.INBOUND;
        Business.Link link = attempt == null ? null : attempt.link();
        UUID carrier = attempt != null
                ? attempt.carrier().id()
                : isInbound ? call.campaign().inboundCarrier().id() : null;
        return new PartyIds(
                call.campaign().tenantId(),
                call.campaign().id(),
                link == null ? null : link.id(),
                link == null ? null : link.client().id(),
                carrier,
                call.did().id());
    }

    private String channelId(int leg) {
        return leg == 0 ? call.callId() : call.callId() + "a" + leg;
    }

    private static String channelSuffix(int leg) {
        return "%08x".formatted(leg);
    }
}
