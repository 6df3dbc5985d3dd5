package io.trunkline.cdr;

import io.trunkline.events.Event;
import io.trunkline.events.calls.CallCompleted;
import io.trunkline.events.calls.CallEvent;
import io.trunkline.events.calls.CallFact;
import io.trunkline.events.calls.CallFact.Source;
import io.trunkline.events.calls.CallProgress;
import io.trunkline.events.calls.CallProgress.Kind;
import io.trunkline.events.calls.CallRouted;
import io.trunkline.events.calls.ConnectTo;
import io.trunkline.events.calls.PartyIds;
import io.trunkline.events.configuration.CampaignChanged;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.outcomes.ChannelEnder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The events of one call, as routing and a bridge publish them.
record CallEventsFixture(String callId, PartyIds ids) {
    private static final AtomicInteger CALLS = new AtomicInteger();

    /// An incoming call with a tenant, campaign and client of its own.
    static CallEventsFixture inboundCallAt(String time) {
        return new CallEventsFixture(
                "ast1-%d.%d".formatted(Instant.parse(time).getEpochSecond(), CALLS.incrementAndGet()),
                new PartyIds(randomId(), randomId(), randomId(), randomId(), randomId(), randomId()));
    }

    /// The same tenant's next call.
    CallEventsFixture nextCallAt(String time) {
        return new CallEventsFixture(inboundCallAt(time).callId, ids);
    }

    UUID tenantId() {
        return Objects.requireNonNull(ids.tenantId());
    }

    Instant at(double seconds) {
        return new CallId(callId).startedAt().plusMillis(Math.round(seconds * 1000));
    }

    /// The client answers after 4 s and talks for a minute.
    List<CallEvent> answeredCall() {
        return List.of(
                progress(Kind.STARTED, 0, 0, null, null, null),
                routed(CallRouted.AnswerKind.DIAL, null, null),
                progress(Kind.ATTEMPT_STARTED, 1, 0.2, null, null, null),
                answer(),
                progress(Kind.ATTEMPT_ENDED, 1, 64, 16, 200, "ANSWER"),
                completed(64.1, 16));
    }

    /// The client is busy.
    List<CallEvent> busyCall() {
        return List.of(
                progress(Kind.STARTED, 0, 0, null, null, null),
                routed(CallRouted.AnswerKind.DIAL, null, null),
                progress(Kind.ATTEMPT_STARTED, 1, 0.2, null, null, null),
                progress(Kind.ATTEMPT_ENDED, 1, 1, 17, 486, "BUSY"),
                completed(1.1, 17));
    }

    /// A placed call that is answered, and for which the node then gets no answer from routing.
    List<CallEvent> unconnectedCall(ConnectTo connect) {
        return List.of(
                progress(Kind.STARTED, 0, 0, null, null, null),
                new CallRouted(
                        fact("routed", 1, 0.1, callId),
                        Direction.OUTBOUND,
                        CallRouted.AnswerKind.DIAL,
                        "+14045556789",
                        null,
                        null,
                        "PJSIP/14045556789@acme",
                        30,
                        null,
                        null,
                        null,
                        List.of(),
                        0.85,
                        Map.of(),
                        Map.of(),
                        null,
                        connect),
                progress(Kind.ATTEMPT_STARTED, 1, 0.2, null, null, null),
                answer(),
                progress(Kind.ATTEMPT_ENDED, 1, 6, 16, 200, "ANSWER"),
                new CallProgress(
                        fact(Kind.ENDED.name(), 0, 6, callId),
                        Kind.ENDED,
                        Direction.OUTBOUND,
                        "Local/14045556789@trunkline-outbound-00000001;1",
                        null,
                        null,
                        null,
                        41,
                        null,
                        ChannelEnder.NODE,
                        null,
                        CallProgress.ROUTING_UNAVAILABLE),
                completed(6.1, 41));
    }

    List<CallEvent> unroutedCall() {
        return List.of(
                progress(Kind.STARTED, 0, 0, null, null, null),
                routed(CallRouted.AnswerKind.STOP, 34, "no-active-campaign"),
                completed(0.3, 34));
    }

    /// The caller withholds the number, which the carrier asserts and its channel has.
    List<CallEvent> withheldCall(String asserted) {
        return List.of(
                new CallRouted(
                        fact("routed", 1, 0.1, callId),
                        Direction.INBOUND,
                        CallRouted.AnswerKind.STOP,
                        "+14045556789",
                        null,
                        null,
                        null,
                        null,
                        34,
                        "no-active-campaign",
                        null,
                        List.of(),
                        0.85,
                        Map.of(),
                        Map.of(),
                        asserted,
                        null),
                completed(0.3, 34));
    }

    /// A channel of a call that routing did not decide, whose caller withholds the number.
    CallProgress withheldProgress(Kind kind, String asserted) {
        return new CallProgress(
                fact(kind.name(), 0, 0, callId),
                kind,
                Direction.INBOUND,
                "PJSIP/x-0",
                "x",
                "14045556789",
                asserted,
                null,
                null,
                null,
                null,
                null,
                true,
                List.of());
    }

    CallEvent answer() {
        return progress(Kind.ANSWERED, 1, 4, null, null, null);
    }

    CallEvent notOriginated() {
        return new CallProgress(
                fact(Kind.NOT_ORIGINATED.name(), 0, 1, callId),
                Kind.NOT_ORIGINATED,
                Direction.OUTBOUND,
                null,
                null,
                "14045556789",
                null,
                null,
                null,
                null,
                null,
                "expired");
    }

    CallProgress progress(
            Kind kind,
            int attempt,
            double seconds,
            @Nullable Integer cause,
            @Nullable Integer sipStatus,
            @Nullable String dialStatus) {
        var channel = callId + (attempt == 0 ? "" : attempt);
        return new CallProgress(
                fact(kind.name(), attempt, seconds, channel),
                kind,
                Direction.INBOUND,
                "PJSIP/x-" + attempt,
                "x",
                "14045556789",
                "17065551234",
                cause,
                sipStatus,
                kind == Kind.ATTEMPT_ENDED ? ChannelEnder.REMOTE : null,
                dialStatus,
                null);
    }

    private CallRouted routed(CallRouted.AnswerKind decision, @Nullable Integer cause, @Nullable String reason) {
        return new CallRouted(
                fact("routed", 1, 0.1, callId),
                Direction.INBOUND,
                decision,
                "+14045556789",
                "17065551234",
                null,
                decision == CallRouted.AnswerKind.DIAL ? "PJSIP/14045556789@callers" : null,
                decision == CallRouted.AnswerKind.DIAL ? 30 : null,
                cause,
                reason,
                null,
                List.of(
                        new CallRouted.Candidate(
                                "client",
                                ids.clientId(),
                                "Callers",
                                List.of(new CallRouted.Check("status", true, "active")),
                                true),
                        new CallRouted.Candidate(
                                "carrier",
                                ids.carrierId(),
                                "Acme",
                                List.of(new CallRouted.Check("max-channels", true, "3 of 20")),
                                false),
                        new CallRouted.Candidate(
                                "carrier",
                                UUID.randomUUID(),
                                "Hidden",
                                List.of(new CallRouted.Check("carrier.offered", false, null)),
                                false)),
                0.85,
                Map.of("leadId", callId),
                Map.of("source", callId));
    }

    private CallCompleted completed(double seconds, int cause) {
        return new CallCompleted(fact("completed", 0, seconds, callId), at(0), null, at(seconds), cause, null, 1);
    }

    private CallFact fact(String kind, int attempt, double seconds, String channel) {
        return new CallFact(
                UUID.nameUUIDFromBytes((channel + kind + attempt).getBytes(StandardCharsets.UTF_8)),
                at(seconds),
                at(seconds),
                "ast1",
                null,
                callId,
                CallLeg.ofCode(attempt),
                null,
                channel,
                kind.equals("routed") ? Source.DIALPLAN : Source.AMI,
                ids);
    }

    Event campaignNamed(String name, long version) {
        return new CampaignChanged(
                Objects.requireNonNull(ids.campaignId()),
                version,
                false,
                tenantId(),
                name,
                CampaignChanged.Status.ACTIVE,
                CampaignChanged.RoutingStrategy.PRIORITY,
                30,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null);
    }

    static Event[] asArray(List<? extends Event> events) {
        return events.toArray(Event[]::new);
    }

    private static UUID randomId() {
        return UUID.randomUUID();
    }
}
