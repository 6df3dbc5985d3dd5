package io.trunkline.cdr.calls.domain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tells calls as routing and a node would: seconds count from the call's start.
final class Scene {
    static final CallId CALL = new CallId("ast1-1772359200.42");
    static final CallId PLACED = new CallId("ast1-1772359200.t3f9k2m5q7x1");
    static final UUID TENANT = id("tenant");

    final List<Fact> facts = new ArrayList<>();

    static Instant at(double seconds) {
        return CALL.second().plusMillis(Math.round(seconds * 1000));
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static Ids carrier(String name) {
        return new Ids(TENANT, id("campaign"), null, null, id(name), id("did"));
    }

    static Ids client(String name) {
        return new Ids(TENANT, id("campaign"), id("link-" + name), id(name), id("carrier"), id("did"));
    }

    static Outcome outcome(@Nullable Integer cause, @Nullable Integer sip, @Nullable String dialStatus) {
        return new Outcome(cause, sip, dialStatus);
    }

    Scene started(double seconds) {
        return step(Step.Kind.STARTED, "42", 0, seconds, Ids.NONE, Outcome.NONE);
    }

    /// An attempt as AMI tells it, on a channel named by its number.
    Scene tried(int attempt, double from, double to, Ids ids, Outcome outcome) {
        return step(Step.Kind.ATTEMPT_STARTED, "1" + attempt, attempt, from, ids, Outcome.NONE)
                .step(Step.Kind.ATTEMPT_ENDED, "1" + attempt, attempt, to, ids, outcome);
    }

    Scene answered(int attempt, double seconds, Ids ids) {
        return step(Step.Kind.ANSWERED, "1" + attempt, attempt, seconds, ids, Outcome.NONE);
    }

    Scene routed(int attempt, double seconds, Ids ids, Decision.@Nullable Previous previous) {
        return decided(attempt, seconds, Decision.Choice.DIAL, ids, null, null, previous);
    }

    Scene stopped(int attempt, double seconds, int cause, String reason, Decision.@Nullable Previous previous) {
        return decided(attempt, seconds, Decision.Choice.STOP, Ids.NONE, cause, reason, previous);
    }

    Scene completed(double seconds, Outcome outcome) {
        facts.add(new Completion("ast1", Source.AMI, at(0), null, at(seconds), outcome, Ids.NONE));
        return this;
    }

    /// The same steps once more as Asterisk's own log has them: a little later, and with less.
    Scene andAgainFromTheLog() {
        for (var fact : List.copyOf(facts)) {
            if (fact instanceof Step step) {
                facts.add(new Step(
                        step.node(),
                        step.channelId(),
                        step.kind(),
                        Source.CEL,
                        0,
                        step.at().plusNanos(700_000),
                        Ids.NONE,
                        null,
                        null,
                        Step.Party.NONE,
                        new Outcome(step.outcome().cause(), null, null),
                        null));
            }
        }
        return this;
    }

    Scene notOriginated(String reason) {
        facts.add(new Step(
                "ast1",
                PLACED.value(),
                Step.Kind.NOT_ORIGINATED,
                Source.AMI,
                0,
                at(1),
                new Ids(TENANT, null, null, null, null, null),
                null,
                null,
                Step.Party.NONE,
                Outcome.NONE,
                reason));
        return this;
    }

    CallRecord record() {
        return Assembly.record(CALL, CallStory.EMPTY.plus(facts));
    }

    Scene step(Step.Kind kind, String channel, int attempt, double seconds, Ids ids, Outcome outcome) {
        facts.add(new Step(
                "ast1",
                "ast1-1772359200." + channel,
                kind,
                Source.AMI,
                attempt,
                at(seconds),
                ids,
                null,
                Direction.OUTBOUND,
                new Step.Party("PJSIP/x-" + channel, "x", "14045556789", "17065551234"),
                outcome,
                null));
        return this;
    }

    private Scene decided(
            int attempt,
            double seconds,
            Decision.Choice choice,
            Ids ids,
            @Nullable Integer cause,
            @Nullable String reason,
            Decision.@Nullable Previous previous) {
        facts.add(new Decision(
                attempt,
                id("decision" + attempt),
                at(seconds),
                choice,
                attempt > 100 ? Direction.CONNECT : Direction.OUTBOUND,
                ids,
                choice == Decision.Choice.DIAL ? id("lease" + attempt) : null,
                "+14045556789",
                "17065551234",
                "+17065550000",
                choice == Decision.Choice.DIAL ? "PJSIP/14045556789@x" : null,
                30,
                cause,
                reason,
                previous,
                List.of(),
                900,
                Map.of("leadId", "7")));
        return this;
    }
}
