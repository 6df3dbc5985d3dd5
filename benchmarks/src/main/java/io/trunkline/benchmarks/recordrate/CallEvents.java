package io.trunkline.benchmarks.recordrate;

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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The events of answered inbound calls, as routing-service and ami-bridge publish them. All calls of a run belong to a
/// few parties.
///
/// @param epoch when the first call starts
record CallEvents(Instant epoch) {
    /// Events of a call.
    static final int COUNT = 8;

    static final int TALK_SECONDS = 60;
    static final int TENANTS = 10;
    static final int CARRIERS = 5;

    private static final int NORMAL_CLEARING = 16;
    private static final int OK = 200;
    /// When each event happens, in seconds from the start of its call.
    private static final double[] OFFSETS = {0, 0.1, 0.2, 1.6, 4, 4 + TALK_SECONDS, 64.05, 64.1};

    static double offset(int step) {
        return OFFSETS[step];
    }

    /// @param call number of the call, from 0
    /// @param startSecond when it starts, in whole seconds after the epoch
    /// @param step number of the event, from 0
    CallEvent event(int call, long startSecond, int step) {
        Instant start = epoch.plusSeconds(startSecond);
        OneCall one = new OneCall("ast1-%d.%d".formatted(start.getEpochSecond(), call), start, ids(call));
        return switch (step) {
            case 0 -> one.progress(Kind.STARTED, 0, step, null, null, null);
            case 1 -> one.routed(step);
            case 2 -> one.progress(Kind.ATTEMPT_STARTED, 1, step, null, null, null);
            case 3 -> one.progress(Kind.RINGING, 1, step, null, null, null);
            case 4 -> one.progress(Kind.ANSWERED, 1, step, null, null, null);
            case 5 -> one.progress(Kind.ATTEMPT_ENDED, 1, step, NORMAL_CLEARING, OK, "ANSWER");
            case 6 -> one.progress(Kind.ENDED, 0, step, NORMAL_CLEARING, null, null);
            default -> one.completed(step);
        };
    }

    private static PartyIds ids(int call) {
        int tenant = call % TENANTS;
        return new PartyIds(
                id("tenant", tenant),
                id("campaign", tenant),
                id("link", tenant),
                id("client", tenant),
                id("carrier", call % CARRIERS),
                id("did", tenant));
    }

    private static UUID id(String kind, int number) {
        return UUID.nameUUIDFromBytes((kind + number).getBytes(StandardCharsets.UTF_8));
    }

    private record OneCall(String callId, Instant start, PartyIds ids) {
        CallProgress progress(
                Kind kind,
                int attempt,
                int step,
                @Nullable Integer cause,
                @Nullable Integer sipStatus,
                @Nullable String dialStatus) {
            return new CallProgress(
                    fact(kind.name(), attempt, step, Source.AMI),
                    kind,
                    Direction.INBOUND,
                    "PJSIP/party-" + attempt,
                    "party",
                    "14045556789",
                    "17065551234",
                    cause,
                    sipStatus,
                    cause == null ? null : ChannelEnder.REMOTE,
                    dialStatus,
                    null);
        }

        CallRouted routed(int step) {
            return new CallRouted(
                    fact("routed", 1, step, Source.DIALPLAN),
                    Direction.INBOUND,
                    CallRouted.AnswerKind.DIAL,
                    "+14045556789",
                    "17065551234",
                    null,
                    "PJSIP/14045556789@callers",
                    30,
                    null,
                    null,
                    null,
                    List.of(new CallRouted.Candidate(
                            "client",
                            ids.clientId(),
                            "Callers",
                            List.of(
                                    new CallRouted.Check("status", true, "active"),
                                    new CallRouted.Check("max-concurrency", true, "3 of 20")),
                            true)),
                    0.85,
                    Map.of(),
                    Map.of());
        }

        CallCompleted completed(int step) {
            return new CallCompleted(
                    fact("completed", 0, step, Source.AMI), start, at(4), at(step), NORMAL_CLEARING, null, 1);
        }

        private CallFact fact(String kind, int attempt, int step, Source source) {
            String channel = attempt == 0 ? callId : callId + "1";
            return new CallFact(
                    UUID.nameUUIDFromBytes((channel + kind).getBytes(StandardCharsets.UTF_8)),
                    at(step),
                    at(step),
                    "ast1",
                    null,
                    callId,
                    CallLeg.ofCode(attempt),
                    null,
                    channel,
                    source,
                    ids);
        }

        private Instant at(int step) {
            return start.plusMillis(Math.round(OFFSETS[step] * 1_000));
        }
    }
}
