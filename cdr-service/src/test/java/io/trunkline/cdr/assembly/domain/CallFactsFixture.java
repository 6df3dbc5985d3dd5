package io.trunkline.cdr.assembly.domain;

import io.trunkline.cdr.callfacts.domain.CallCompletion;
import io.trunkline.cdr.callfacts.domain.CallFacts;
import io.trunkline.cdr.callfacts.domain.CallStep;
import io.trunkline.cdr.callfacts.domain.ConnectTarget;
import io.trunkline.cdr.callfacts.domain.Fact;
import io.trunkline.cdr.callfacts.domain.FactSource;
import io.trunkline.cdr.callfacts.domain.RoutingDecision;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.ids.CampaignId;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.DidId;
import io.trunkline.telephony.ids.LeaseId;
import io.trunkline.telephony.ids.LinkId;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.telephony.outcomes.AttemptEnd;
import io.trunkline.telephony.outcomes.ChannelEnder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Facts of a call as routing and a node report them. Times are seconds from the start of the call.
final class CallFactsFixture {
    static final CallId CALL = new CallId("ast1-1772359200.42");
    static final CallId PLACED_CALL = new CallId("ast1-1772359200.t3f9k2m5q7x1");
    static final TenantId TENANT = new TenantId(id("tenant"));

    private static final CampaignId CAMPAIGN = new CampaignId(id("campaign"));
    private static final DidId DID = new DidId(id("did"));

    final List<Fact> facts = new ArrayList<>();
    private Direction direction = Direction.OUTBOUND;
    private @Nullable ConnectTarget connect;

    static Instant at(double seconds) {
        return CALL.startedAt().plusMillis(Math.round(seconds * 1000));
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static Parties carrierParties(String name) {
        return new Parties(TENANT, CAMPAIGN, null, null, new CarrierId(id(name)), DID);
    }

    static Parties clientParties(String name) {
        return new Parties(
                TENANT,
                CAMPAIGN,
                new LinkId(id("link-" + name)),
                new ClientId(id(name)),
                new CarrierId(id("carrier")),
                DID);
    }

    static AttemptEnd hangupCodes(@Nullable Integer cause, @Nullable Integer sip, @Nullable String dialStatus) {
        return new AttemptEnd(dialStatus, cause, sip);
    }

    CallFactsFixture started(double seconds) {
        return step(CallStep.Kind.STARTED, "42", 0, seconds, Parties.NONE, AttemptEnd.UNKNOWN);
    }

    /// An attempt as AMI reports it. The channel is named by the number of the attempt.
    CallFactsFixture attempted(int leg, double from, double to, Parties parties, AttemptEnd end) {
        return step(CallStep.Kind.ATTEMPT_STARTED, "1" + leg, leg, from, parties, AttemptEnd.UNKNOWN)
                .step(CallStep.Kind.ATTEMPT_ENDED, "1" + leg, leg, to, parties, end);
    }

    CallFactsFixture answered(int leg, double seconds, Parties parties) {
        return step(CallStep.Kind.ANSWERED, "1" + leg, leg, seconds, parties, AttemptEnd.UNKNOWN);
    }

    CallFactsFixture ringing(int leg, double seconds) {
        return step(CallStep.Kind.RINGING, "1" + leg, leg, seconds, Parties.NONE, AttemptEnd.UNKNOWN);
    }

    /// The end of an attempt's channel, and which side ended it.
    CallFactsFixture ended(int leg, double seconds, AttemptEnd end, @Nullable ChannelEnder by) {
        return step(CallStep.Kind.ATTEMPT_ENDED, "1" + leg, leg, seconds, Parties.NONE, end, by);
    }

    /// The end of the call's first channel, and which side ended it.
    CallFactsFixture firstChannelEnded(double seconds, @Nullable ChannelEnder by) {
        return step(CallStep.Kind.ENDED, "42", 0, seconds, Parties.NONE, hangupCodes(16, null, null), by);
    }

    /// A call by a dial prefix; without it, the calls are placed by order of the API.
    CallFactsFixture byPrefix() {
        direction = Direction.PREFIX;
        return this;
    }

    /// The order connects the answered call to this client.
    CallFactsFixture connectsTo(String client) {
        connect = new ConnectTarget(new ClientId(id(client)), null);
        return this;
    }

    /// The end of the call's first channel, which the node ended for this reason.
    CallFactsFixture endedByNode(double seconds, String reason) {
        facts.add(CallStepFixture.step(CallStep.Kind.ENDED, "ast1-1772359200.42", at(seconds))
                .with(Direction.OUTBOUND)
                .ended(hangupCodes(41, null, null), ChannelEnder.NODE)
                .because(reason)
                .build());
        return this;
    }

    CallFactsFixture routed(
            int leg, double seconds, Parties parties, RoutingDecision.@Nullable PreviousAttempt previous) {
        return decision(leg, seconds, RoutingDecision.AnswerKind.DIAL, parties, null, null, previous);
    }

    /// An inbound call of a caller who withholds the number, which its channels have.
    ///
    /// @param asserted the number that the carrier asserts
    CallFactsFixture routedFromWithheldCaller(double seconds, @Nullable String asserted) {
        facts.add(new RoutingDecision(
                CallLeg.attempt(1),
                id("withheld"),
                at(seconds),
                RoutingDecision.AnswerKind.DIAL,
                Direction.INBOUND,
                Parties.NONE,
                new LeaseId(id("lease")),
                "+14045556789",
                null,
                null,
                "PJSIP/14045556789@x",
                30,
                null,
                null,
                null,
                List.of(),
                0.9,
                Map.of(),
                Map.of(),
                asserted,
                null));
        return this;
    }

    CallFactsFixture stopped(
            int leg, double seconds, int cause, String reason, RoutingDecision.@Nullable PreviousAttempt previous) {
        return decision(leg, seconds, RoutingDecision.AnswerKind.STOP, Parties.NONE, cause, reason, previous);
    }

    /// A step of an inbound call, on a channel with the caller's number.
    ///
    /// @param withheld whether the node reports that the caller withholds it
    CallFactsFixture inboundStep(CallStep.Kind kind, String from, @Nullable Boolean withheld, Parties parties) {
        facts.add(CallStepFixture.step(kind, "ast1-1772359200.42", at(0))
                .with(parties)
                .with(Direction.INBOUND)
                .with(new CallStep.ChannelParty("PJSIP/x-42", "x", "14045556789", from))
                .withheld(withheld)
                .build());
        return this;
    }

    CallFactsFixture completed(double seconds, AttemptEnd end) {
        facts.add(new CallCompletion("ast1", FactSource.AMI, at(0), null, at(seconds), end, Parties.NONE));
        return this;
    }

    /// The same steps once more as CEL has them: a little later, and with fewer fields.
    CallFactsFixture repeatedFromCel() {
        for (var fact : List.copyOf(facts)) {
            if (fact instanceof CallStep step) {
                facts.add(CallStepFixture.step(
                                step.kind(), step.channelId(), step.at().plusNanos(700_000))
                        .from(FactSource.CEL)
                        .ended(new AttemptEnd(null, step.end().cause(), null), step.endedBy())
                        .build());
            }
        }
        return this;
    }

    CallFactsFixture notOriginated(String reason) {
        facts.add(CallStepFixture.step(CallStep.Kind.NOT_ORIGINATED, PLACED_CALL.value(), at(1))
                .with(new Parties(TENANT, null, null, null, null, null))
                .because(reason)
                .build());
        return this;
    }

    CallRecord buildRecord() {
        return CallRecordBuilder.build(CALL, CallFacts.EMPTY.plus(facts));
    }

    CallFactsFixture step(
            CallStep.Kind kind, String channel, int leg, double seconds, Parties parties, AttemptEnd end) {
        return step(kind, channel, leg, seconds, parties, end, null);
    }

    private CallFactsFixture step(
            CallStep.Kind kind,
            String channel,
            int leg,
            double seconds,
            Parties parties,
            AttemptEnd end,
            @Nullable ChannelEnder endedBy) {
        facts.add(CallStepFixture.step(kind, "ast1-1772359200." + channel, at(seconds))
                .of(CallLeg.ofCode(leg))
                .with(parties)
                .with(Direction.OUTBOUND)
                .with(new CallStep.ChannelParty("PJSIP/x-" + channel, "x", "14045556789", "17065551234"))
                .ended(end, endedBy)
                .build());
        return this;
    }

    private CallFactsFixture decision(
            int leg,
            double seconds,
            RoutingDecision.AnswerKind answer,
            Parties parties,
            @Nullable Integer cause,
            @Nullable String reason,
            RoutingDecision.@Nullable PreviousAttempt previous) {
        facts.add(new RoutingDecision(
                CallLeg.ofCode(leg),
                id("decision" + leg),
                at(seconds),
                answer,
                leg > CallLeg.MAX_ATTEMPT ? Direction.CONNECT : direction,
                parties,
                answer == RoutingDecision.AnswerKind.DIAL ? new LeaseId(id("lease" + leg)) : null,
                "+14045556789",
                "17065551234",
                "+17065550000",
                answer == RoutingDecision.AnswerKind.DIAL ? "PJSIP/14045556789@x" : null,
                30,
                cause,
                reason,
                previous,
                List.of(),
                0.9,
                Map.of("leadId", "7"),
                Map.of("vertical", "solar"),
                null,
                connect));
        return this;
    }
}
