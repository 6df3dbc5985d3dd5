package io.trunkline.cdr.assembly.domain;

import io.trunkline.cdr.callfacts.domain.CallCompletion;
import io.trunkline.cdr.callfacts.domain.CallFacts;
import io.trunkline.cdr.callfacts.domain.CallStep;
import io.trunkline.cdr.callfacts.domain.RoutingDecision;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.numbers.NumberPlaces;
import io.trunkline.telephony.numbers.WithheldCallers;
import io.trunkline.telephony.outcomes.AttemptEnd;
import io.trunkline.telephony.outcomes.Disposition;
import io.trunkline.telephony.outcomes.HangupParty;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Builds the record of a call from its facts. A pure function.
public final class CallRecordBuilder {
    /// A reason of routing.
    private static final String CANCELED = "call.canceled";

    /// The node ended an answered call because no media came from a party.
    private static final String MEDIA_TIMEOUT = "media-timeout";

    /// A user hung up an answered call over the API.
    private static final String HUNG_UP = "hung-up";

    /// Reasons of routing for a call that had ended when the node asked for the client.
    private static final Set<String> ENDED_BEFORE = Set.of(CANCELED, "call.ended");

    private static final NumberPlaces PLACES = new NumberPlaces();
    private static final WithheldCallers WITHHELD_CALLERS = new WithheldCallers(Set.of());

    private final CallId callId;
    private final CallFacts facts;
    private final List<CallStep> steps;
    private final Optional<CallCompletion> completion;
    private final Optional<CallStep> notOriginated;
    private final boolean complete;
    private final HangupRules hangupRules;
    private final List<AttemptRecord> attempts;
    private final Optional<AttemptRecord> decisiveAttempt;

    private CallRecordBuilder(CallId callId, CallFacts facts) {
        this.callId = callId;
        this.facts = facts;
        steps = facts.mergedSteps();
        completion = facts.completion();
        notOriginated = steps.stream()
                .filter(step -> step.kind() == CallStep.Kind.NOT_ORIGINATED)
                .findFirst();
        var hadChannel = steps.stream().anyMatch(step -> step.kind() != CallStep.Kind.NOT_ORIGINATED);
        complete = completion.isPresent() || (notOriginated.isPresent() && !hadChannel);
        var builder = new AttemptRecordBuilder(facts, steps, complete);
        hangupRules = builder.hangupRules();
        attempts = builder.build();
        decisiveAttempt = attempts.stream()
                .filter(AttemptRecord::isToCallee)
                .filter(AttemptRecord::isAnswered)
                .findFirst()
                .or(() -> attempts.stream().filter(AttemptRecord::isToCallee).reduce((_, last) -> last));
    }

    /// The record of a call, complete or not.
    public static CallRecord build(CallId callId, CallFacts facts) {
        return new CallRecordBuilder(callId, facts).build();
    }

    private CallRecord build() {
        var answeredAt = decisiveAttempt.map(AttemptRecord::answeredAt).orElse(null);
        var endedAt = completion
                .map(CallCompletion::endedAt)
                .orElse(complete ? notOriginated.map(CallStep::at).orElse(null) : null);
        var calledNumber = fromDecisions(RoutingDecision::number)
                .or(() -> fromSteps(step -> step.channelParty().number()))
                .orElse(null);
        return new CallRecord(
                callId,
                complete,
                direction(),
                complete ? disposition() : null,
                parties(),
                callerNumber().orElse(null),
                assertedNumber().orElse(null),
                calledNumber,
                PLACES.placeOf(calledNumber),
                fromDecisions(RoutingDecision::callerId).orElse(null),
                startedAt(),
                routedAt(),
                decisiveAttempt.map(AttemptRecord::ringingAt).orElse(null),
                answeredAt,
                endedAt,
                talkMillis(answeredAt, endedAt),
                decisiveAttempt.map(AttemptRecord::postDialDelayMillis).orElse(null),
                decisiveAttempt.map(AttemptRecord::ringMillis).orElse(null),
                hangupCodes(),
                hungUpBy(),
                reason(),
                fromDecisions(RoutingDecision::connect).orElse(null),
                attempts,
                texts(RoutingDecision::reference),
                texts(RoutingDecision::tags));
    }

    private Disposition disposition() {
        var ofAttempt = decisiveAttempt.map(AttemptRecord::disposition);
        if (wasCanceled() && !ofAttempt.equals(Optional.of(Disposition.ANSWERED))) {
            return Disposition.CANCELED;
        }
        if (ofAttempt.isPresent()) {
            return ofAttempt.get();
        }
        return notOriginated.isPresent() && stopDecision().isEmpty() ? Disposition.FAILED : Disposition.UNROUTED;
    }

    /// Whether routing refused to dial because the call had been canceled over the API.
    private boolean wasCanceled() {
        return stopDecision().map(RoutingDecision::reason).equals(Optional.of(CANCELED));
    }

    /// Those of the decisive attempt. Connect legs, and facts about the call itself, fill gaps.
    private Parties parties() {
        var parties = decisiveAttempt.map(AttemptRecord::parties).orElse(Parties.NONE);
        for (var more : Stream.of(
                        attempts.stream()
                                .filter(attempt -> !attempt.isToCallee())
                                .map(AttemptRecord::parties),
                        decisionsOfCall().map(RoutingDecision::parties),
                        completion.stream().map(CallCompletion::parties),
                        steps.stream()
                                .filter(step -> !step.kind().isAboutAttempt())
                                .map(CallStep::parties))
                .flatMap(Function.identity())
                .toList()) {
            parties = parties.or(more);
        }
        return parties;
    }

    private Direction direction() {
        return decisionsOfCall()
                .filter(one -> !one.leg().isCall())
                .map(RoutingDecision::direction)
                .findFirst()
                .or(() -> fromSteps(CallStep::direction).filter(one -> one != Direction.CONNECT))
                .orElse(notOriginated.isPresent() || callId.isPlaced() ? Direction.OUTBOUND : Direction.INBOUND);
    }

    /// Routing leaves out the number of an inbound caller who withholds it. Its channels have the number all the same,
    /// also while a decision is not known yet, without which an inbound call has no tenant.
    private Optional<String> callerNumber() {
        boolean isOfRouting = direction() == Direction.INBOUND
                && (parties().tenant() != null
                        || decisionsOfCall().anyMatch(one -> !one.leg().isCall()));
        Optional<String> decided = fromDecisions(RoutingDecision::from);
        return isOfRouting || isWithheld() ? decided : decided.or(this::numberOfChannels);
    }

    private Optional<String> assertedNumber() {
        Optional<String> decided = fromDecisions(RoutingDecision::assertedFrom);
        return isWithheld() ? decided.or(this::numberOfChannels) : decided;
    }

    private boolean isWithheld() {
        return steps.stream().anyMatch(step -> Boolean.TRUE.equals(step.withheld()));
    }

    private Optional<String> numberOfChannels() {
        return fromSteps(step -> step.channelParty().from()).filter(number -> !WITHHELD_CALLERS.isWithheld(number));
    }

    private Instant startedAt() {
        return Stream.concat(
                        steps.stream()
                                .filter(step -> step.kind() == CallStep.Kind.STARTED)
                                .map(CallStep::at),
                        completion.map(CallCompletion::startedAt).stream())
                .min(Comparator.naturalOrder())
                .orElse(callId.startedAt());
    }

    private @Nullable Instant routedAt() {
        return decisionsOfCall()
                .map(RoutingDecision::at)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private long talkMillis(@Nullable Instant answeredAt, @Nullable Instant endedAt) {
        var end = decisiveAttempt.map(AttemptRecord::endedAt).orElse(endedAt);
        if (answeredAt == null || end == null) {
            return 0;
        }
        return Math.max(0, Duration.between(answeredAt, end).toMillis());
    }

    private @Nullable HangupParty hungUpBy() {
        return complete ? hangupRules.ofCall(decisiveAttempt.orElse(null)) : null;
    }

    private boolean isMediaTimeout() {
        return decisiveAttempt.filter(AttemptRecord::isAnswered).isPresent()
                && hungUpBy() == HangupParty.PLATFORM
                && hangupRules.hasMediaTimeout();
    }

    /// Only the channel whose media stopped has the cause of a media timeout, which may not be the decisive
    /// attempt's.
    private AttemptEnd hangupCodes() {
        var known = knownHangupCodes();
        return isMediaTimeout()
                ? new AttemptEnd(known.dialStatus(), HangupRules.MEDIA_TIMEOUT_CAUSE, known.sipStatus())
                : known;
    }

    /// Cause and status are of one channel: an attempt without a status does not get that which the caller was sent.
    private AttemptEnd knownHangupCodes() {
        var ofAttempt = decisiveAttempt.map(AttemptRecord::end).orElse(AttemptEnd.UNKNOWN);
        if (ofAttempt.cause() != null) {
            return ofAttempt;
        }
        return ofAttempt
                .or(completion.map(CallCompletion::end).orElse(AttemptEnd.UNKNOWN))
                .or(stopDecision()
                        .map(one -> new AttemptEnd(null, one.stopCause(), null))
                        .orElse(AttemptEnd.UNKNOWN));
    }

    private @Nullable String reason() {
        if (decisiveAttempt.filter(AttemptRecord::isAnswered).isPresent()) {
            return reasonOfAnswered();
        }
        return stopDecision()
                .map(RoutingDecision::reason)
                .or(() -> notOriginated.map(CallStep::reason))
                .or(this::reasonOfNode)
                .orElse(null);
    }

    /// Null if a party hung up, also when that crossed the request to hang up.
    private @Nullable String reasonOfAnswered() {
        if (isMediaTimeout()) {
            return MEDIA_TIMEOUT;
        }
        if (wasCanceled()) {
            return hungUpBy() == HangupParty.PLATFORM ? HUNG_UP : null;
        }
        return whyNotConnected().or(this::reasonOfNode).orElse(null);
    }

    /// Why routing connected an answered call to no client.
    private Optional<String> whyNotConnected() {
        var wasConnected = attempts.stream().anyMatch(one -> !one.isToCallee() && one.isAnswered());
        return facts.decisions().stream()
                .filter(one -> one.leg().isConnectLeg())
                .reduce((_, last) -> last)
                .filter(last -> !wasConnected && !last.startsAttempt())
                .flatMap(last -> Optional.ofNullable(last.reason()))
                .filter(why -> !ENDED_BEFORE.contains(why));
    }

    /// The node got no answer from routing.
    private Optional<String> reasonOfNode() {
        return steps.stream()
                .filter(step -> step.kind() == CallStep.Kind.ENDED)
                .flatMap(step -> Stream.ofNullable(step.reason()))
                .findFirst();
    }

    private Map<String, String> texts(Function<RoutingDecision, Map<String, String>> of) {
        return decisionsOfCall()
                .map(of)
                .filter(texts -> !texts.isEmpty())
                .findFirst()
                .orElse(Map.of());
    }

    /// The last decision to stop. A malformed request is answered by one for the call itself, which comes first.
    private Optional<RoutingDecision> stopDecision() {
        return decisionsOfCall().filter(one -> !one.startsAttempt()).reduce((_, last) -> last);
    }

    private Stream<RoutingDecision> decisionsOfCall() {
        return facts.decisions().stream().filter(one -> !one.leg().isConnectLeg());
    }

    private <T> Optional<T> fromDecisions(Function<RoutingDecision, @Nullable T> field) {
        return decisionsOfCall()
                .map(one -> Optional.ofNullable(field.apply(one)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// From the call's own channel first, then from dialed channels.
    private <T> Optional<T> fromSteps(Function<CallStep, @Nullable T> field) {
        return steps.stream()
                .filter(step -> !step.leg().isConnectLeg())
                .sorted(Comparator.comparing(CallStep::kind).thenComparing(CallStep::keyWithoutSource))
                .map(one -> Optional.ofNullable(field.apply(one)))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
