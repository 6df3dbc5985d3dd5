package io.trunkline.cdr.assembly.domain;

import io.trunkline.cdr.callfacts.domain.CallCompletion;
import io.trunkline.cdr.callfacts.domain.CallFacts;
import io.trunkline.cdr.callfacts.domain.CallId;
import io.trunkline.cdr.callfacts.domain.CallStep;
import io.trunkline.cdr.callfacts.domain.Direction;
import io.trunkline.cdr.callfacts.domain.HangupCodes;
import io.trunkline.cdr.callfacts.domain.Ids;
import io.trunkline.cdr.callfacts.domain.RoutingDecision;
import io.trunkline.cdr.dispositions.domain.Disposition;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The record of a call from its story: a pure function.
public final class CallRecordBuilder {
    /// Attempts from here on are what an answered call is joined to.
    static final int FIRST_CONNECT_LEG = 101;

    private final CallId callId;
    private final CallFacts facts;
    private final List<CallStep> steps;
    private final Optional<CallCompletion> completion;
    private final Optional<CallStep> notOriginated;
    private final boolean complete;
    private final List<AttemptRecord> attempts;
    private final Optional<AttemptRecord> decisiveAttempt;

    private CallRecordBuilder(CallId callId, CallFacts story) {
        this.callId = callId;
        this.facts = story;
        steps = story.mergedSteps();
        completion = story.completion();
        notOriginated = steps.stream()
                .filter(step -> step.kind() == CallStep.Kind.NOT_ORIGINATED)
                .findFirst();
        var hadChannel = steps.stream().anyMatch(step -> step.kind() != CallStep.Kind.NOT_ORIGINATED);
        complete = completion.isPresent() || (notOriginated.isPresent() && !hadChannel);
        attempts = new AttemptRecordBuilder(story, steps, complete).build();
        decisiveAttempt = attempts.stream()
                .filter(AttemptRecord::isToCallee)
                .filter(AttemptRecord::isAnswered)
                .findFirst()
                .or(() -> attempts.stream().filter(AttemptRecord::isToCallee).reduce((_, last) -> last));
    }

    /// What the story says of the call.
    public static CallRecord build(CallId callId, CallFacts story) {
        return new CallRecordBuilder(callId, story).build();
    }

    private CallRecord build() {
        var answeredAt = decisiveAttempt.map(AttemptRecord::answeredAt).orElse(null);
        var endedAt = completion
                .map(CallCompletion::endedAt)
                .orElse(complete ? notOriginated.map(CallStep::at).orElse(null) : null);
        return new CallRecord(
                callId,
                complete,
                direction(),
                complete ? disposition() : null,
                ids(),
                fromDecisions(RoutingDecision::from)
                        .or(() -> fromSteps(step -> step.party().from()))
                        .orElse(null),
                fromDecisions(RoutingDecision::number)
                        .or(() -> fromSteps(step -> step.party().number()))
                        .orElse(null),
                fromDecisions(RoutingDecision::numberShown).orElse(null),
                startedAt(),
                answeredAt,
                endedAt,
                talkMillis(answeredAt, endedAt),
                hangupCodes(),
                reason(),
                attempts,
                reference());
    }

    private Disposition disposition() {
        var ofAttempt = decisiveAttempt.map(AttemptRecord::disposition);
        if (ofAttempt.isPresent()) {
            return ofAttempt.get();
        }
        return notOriginated.isPresent() && stopDecision().isEmpty() ? Disposition.FAILED : Disposition.UNROUTED;
    }

    /// The decisive attempt's first; what the call was joined to, and what was seen of the call itself, fill gaps.
    private Ids ids() {
        var ids = decisiveAttempt.map(AttemptRecord::ids).orElse(Ids.NONE);
        for (var more : Stream.of(
                        attempts.stream()
                                .filter(attempt -> !attempt.isToCallee())
                                .map(AttemptRecord::ids),
                        decisionsOfCall().map(RoutingDecision::ids),
                        completion.stream().map(CallCompletion::ids),
                        steps.stream()
                                .filter(step -> !step.kind().isAboutAttempt())
                                .map(CallStep::ids))
                .flatMap(Function.identity())
                .toList()) {
            ids = ids.fillGapsFrom(more);
        }
        return ids;
    }

    private Direction direction() {
        return decisionsOfCall()
                .filter(one -> one.attempt() > 0)
                .map(RoutingDecision::direction)
                .findFirst()
                .or(() -> fromSteps(CallStep::direction).filter(one -> one != Direction.CONNECT))
                .orElse(notOriginated.isPresent() || callId.isPlacedCall() ? Direction.OUTBOUND : Direction.INBOUND);
    }

    private Instant startedAt() {
        return Stream.concat(
                        steps.stream()
                                .filter(step -> step.kind() == CallStep.Kind.STARTED)
                                .map(CallStep::at),
                        completion.map(CallCompletion::startedAt).stream())
                .min(Comparator.naturalOrder())
                .orElse(callId.startSecond());
    }

    private long talkMillis(@Nullable Instant answeredAt, @Nullable Instant endedAt) {
        var end = decisiveAttempt.map(AttemptRecord::endedAt).orElse(endedAt);
        if (answeredAt == null || end == null) {
            return 0;
        }
        return Math.max(0, Duration.between(answeredAt, end).toMillis());
    }

    private HangupCodes hangupCodes() {
        return decisiveAttempt
                .map(AttemptRecord::hangupCodes)
                .orElse(HangupCodes.NONE)
                .fillGapsFrom(completion.map(CallCompletion::outcome).orElse(HangupCodes.NONE))
                .fillGapsFrom(stopDecision()
                        .map(one -> new HangupCodes(one.stopCause(), null, null))
                        .orElse(HangupCodes.NONE));
    }

    private @Nullable String reason() {
        if (decisiveAttempt.filter(AttemptRecord::isAnswered).isPresent()) {
            return null;
        }
        return stopDecision()
                .map(RoutingDecision::reason)
                .or(() -> notOriginated.map(CallStep::reason))
                .orElse(null);
    }

    private Map<String, String> reference() {
        return decisionsOfCall()
                .map(RoutingDecision::reference)
                .filter(reference -> !reference.isEmpty())
                .findFirst()
                .orElse(Map.of());
    }

    /// A question that could not be read is answered for attempt 0; any other says more.
    private Optional<RoutingDecision> stopDecision() {
        return decisionsOfCall().filter(one -> !one.startsAttempt()).reduce((_, last) -> last);
    }

    private Stream<RoutingDecision> decisionsOfCall() {
        return facts.decisions().stream().filter(one -> one.attempt() < FIRST_CONNECT_LEG);
    }

    private <T> Optional<T> fromDecisions(Function<RoutingDecision, @Nullable T> field) {
        return decisionsOfCall()
                .map(one -> Optional.ofNullable(field.apply(one)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// From the call's own channel first, then from dialled ones.
    private <T> Optional<T> fromSteps(Function<CallStep, @Nullable T> field) {
        return steps.stream()
                .filter(step -> step.attempt() < FIRST_CONNECT_LEG)
                .sorted(Comparator.comparing(CallStep::kind).thenComparing(CallStep::keyWithoutSource))
                .map(one -> Optional.ofNullable(field.apply(one)))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
