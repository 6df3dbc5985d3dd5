package io.trunkline.cdr.assembly.domain;

import io.trunkline.cdr.callfacts.domain.CallCompletion;
import io.trunkline.cdr.callfacts.domain.CallFacts;
import io.trunkline.telephony.CallId;
import io.trunkline.cdr.callfacts.domain.CallStep;
import io.trunkline.telephony.Direction;
import io.trunkline.cdr.callfacts.domain.Fact;
import io.trunkline.cdr.callfacts.domain.FactSource;
import io.trunkline.telephony.AttemptEnd;
import io.trunkline.telephony.Parties;
import io.trunkline.cdr.callfacts.domain.RoutingDecision;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tells calls as routing and a node would: seconds count from the call's start.
final class CallFactsFixture {
    static final CallId CALL = new CallId("ast1-1772359200.42");
    static final CallId PLACED_CALL = new CallId("ast1-1772359200.t3f9k2m5q7x1");
    static final UUID TENANT = id("tenant");

    final List<Fact> facts = new ArrayList<>();

    static Instant at(double seconds) {
        return CALL.startSecond().plusMillis(Math.round(seconds * 1000));
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static Parties carrierIds(String name) {
        return new Parties(TENANT, id("campaign"), null, null, id(name), id("did"));
    }

    static Parties clientIds(String name) {
        return new Parties(TENANT, id("campaign"), id("link-" + name), id(name), id("carrier"), id("did"));
    }

    static AttemptEnd hangupCodes(@Nullable Integer cause, @Nullable Integer sip, @Nullable String dialStatus) {
        return new AttemptEnd(cause, sip, dialStatus);
    }

    CallFactsFixture started(double seconds) {
        return step(CallStep.Kind.STARTED, "42", 0, seconds, Parties.NONE, AttemptEnd.UNKNOWN);
    }

    /// An attempt as AMI tells it, on a channel named by its number.
    CallFactsFixture attempted(int attempt, double from, double to, Parties ids, AttemptEnd outcome) {
        return step(CallStep.Kind.ATTEMPT_STARTED, "1" + attempt, attempt, from, ids, AttemptEnd.UNKNOWN)
                .step(CallStep.Kind.ATTEMPT_ENDED, "1" + attempt, attempt, to, ids, outcome);
    }

    CallFactsFixture answered(int attempt, double seconds, Parties ids) {
        return step(CallStep.Kind.ANSWERED, "1" + attempt, attempt, seconds, ids, AttemptEnd.UNKNOWN);
    }

    CallFactsFixture routed(int attempt, double seconds, Parties ids, RoutingDecision.@Nullable PreviousAttempt previous) {
        return decision(attempt, seconds, RoutingDecision.AnswerKind.DIAL, ids, null, null, previous);
    }

    CallFactsFixture stopped(
            int attempt, double seconds, int cause, String reason, RoutingDecision.@Nullable PreviousAttempt previous) {
        return decision(attempt, seconds, RoutingDecision.AnswerKind.STOP, Parties.NONE, cause, reason, previous);
    }

    CallFactsFixture completed(double seconds, AttemptEnd outcome) {
        facts.add(new CallCompletion("ast1", FactSource.AMI, at(0), null, at(seconds), outcome, Parties.NONE));
        return this;
    }

    /// The same steps once more as Asterisk's own log has them: a little later, and with less.
    CallFactsFixture repeatedFromCel() {
        for (var fact : List.copyOf(facts)) {
            if (fact instanceof CallStep step) {
                facts.add(new CallStep(
                        step.node(),
                        step.channelId(),
                        step.kind(),
                        FactSource.CEL,
                        0,
                        step.at().plusNanos(700_000),
                        Parties.NONE,
                        null,
                        null,
                        CallStep.ChannelParty.NONE,
                        new AttemptEnd(step.end().cause(), null, null),
                        null));
            }
        }
        return this;
    }

    CallFactsFixture notOriginated(String reason) {
        facts.add(new CallStep(
                "ast1",
                PLACED_CALL.value(),
                CallStep.Kind.NOT_ORIGINATED,
                FactSource.AMI,
                0,
                at(1),
                new Parties(TENANT, null, null, null, null, null),
                null,
                null,
                CallStep.ChannelParty.NONE,
                AttemptEnd.UNKNOWN,
                reason));
        return this;
    }

    CallRecord buildRecord() {
        return CallRecordBuilder.build(CALL, CallFacts.EMPTY.plus(facts));
    }

    CallFactsFixture step(
            CallStep.Kind kind, String channel, int attempt, double seconds, Parties ids, AttemptEnd outcome) {
        facts.add(new CallStep(
                "ast1",
                "ast1-1772359200." + channel,
                kind,
                FactSource.AMI,
                attempt,
                at(seconds),
                ids,
                null,
                Direction.OUTBOUND,
                new CallStep.ChannelParty("PJSIP/x-" + channel, "x", "14045556789", "17065551234"),
                outcome,
                null));
        return this;
    }

    private CallFactsFixture decision(
            int attempt,
            double seconds,
            RoutingDecision.AnswerKind choice,
            Parties ids,
            @Nullable Integer cause,
            @Nullable String reason,
            RoutingDecision.@Nullable PreviousAttempt previous) {
        facts.add(new RoutingDecision(
                attempt,
                id("decision" + attempt),
                at(seconds),
                choice,
                attempt > 100 ? Direction.CONNECT : Direction.OUTBOUND,
                ids,
                choice == RoutingDecision.AnswerKind.DIAL ? id("lease" + attempt) : null,
                "+14045556789",
                "17065551234",
                "+17065550000",
                choice == RoutingDecision.AnswerKind.DIAL ? "PJSIP/14045556789@x" : null,
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
