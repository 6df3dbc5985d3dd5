package io.trunkline.benchmarks.faults.node;

import io.trunkline.benchmarks.environment.BenchEnvironment;
import io.trunkline.benchmarks.faults.verification.AdmittedAttempt;
import io.trunkline.events.calls.CallCompleted;
import io.trunkline.events.calls.CallFact;
import io.trunkline.events.calls.CallFact.Source;
import io.trunkline.events.calls.CallProgress;
import io.trunkline.events.calls.PartyIds;
import io.trunkline.telephony.CallLeg;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Builds the events that ami-bridge would publish for this node. Events from the channel event log have neither
/// the attempt nor its ids, since the log does not contain them.
final class BridgeEvents {
    private static final Instant NODE_STARTED = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final int NORMAL_CLEARING = 16;

    private BridgeEvents() {}

    static Instant nodeStarted() {
        return NODE_STARTED;
    }

    static CallProgress attemptProgress(
            AdmittedAttempt attempt, CallProgress.Kind kind, String channel, @Nullable String dialStatus, Instant at) {
        CallFact fact = fact(
                attempt.call(),
                CallLeg.ofCode(attempt.number()),
                attempt.lease(),
                channel,
                kind.name(),
                Source.AMI,
                attempt.ids(),
                at);
        return progress(fact, kind, dialStatus, null);
    }

    static CallProgress answeredFromCel(String call, String channel) {
        CallFact fact = fact(call, CallLeg.CALL, null, channel, "ANSWERED", Source.CEL, PartyIds.NONE);
        return progress(fact, CallProgress.Kind.ANSWERED, null, null);
    }

    static CallProgress notOriginated(String call, String reason) {
        CallFact fact = fact(call, CallLeg.CALL, null, call, "NOT_ORIGINATED", Source.AMI, PartyIds.NONE);
        return progress(fact, CallProgress.Kind.NOT_ORIGINATED, null, reason);
    }

    static CallCompleted completed(
            String call, Source source, @Nullable Instant answered, Instant ended, int attempts) {
        CallFact fact = fact(call, CallLeg.CALL, null, call, "COMPLETED", source, PartyIds.NONE);
        return new CallCompleted(fact, null, answered, ended, NORMAL_CLEARING, null, attempts);
    }

    private static CallProgress progress(
            CallFact fact, CallProgress.Kind kind, @Nullable String dialStatus, @Nullable String reason) {
        return new CallProgress(fact, kind, null, null, null, null, null, null, null, null, dialStatus, reason);
    }

    private static CallFact fact(
            String call, CallLeg leg, @Nullable UUID lease, String channel, String kind, Source source, PartyIds ids) {
        return fact(call, leg, lease, channel, kind, source, ids, Instant.now().truncatedTo(ChronoUnit.MICROS));
    }

    private static CallFact fact(
            String call,
            CallLeg leg,
            @Nullable UUID lease,
            String channel,
            String kind,
            Source source,
            PartyIds ids,
            Instant now) {
        UUID id = UUID.nameUUIDFromBytes(
                (BenchEnvironment.NODE + "/" + channel + "/" + kind).getBytes(StandardCharsets.UTF_8));
        return new CallFact(id, now, now, BenchEnvironment.NODE, NODE_STARTED, call, leg, lease, channel, source, ids);
    }
}
