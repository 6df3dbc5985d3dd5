package io.trunkline.cdr.calls.domain;

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
public final class Assembly {
    /// Attempts from here on are what an answered call is joined to.
    static final int FIRST_JOINED = 101;

    private final CallId callId;
    private final CallStory story;
    private final List<Step> steps;
    private final Optional<Completion> completion;
    private final Optional<Step> notOriginated;
    private final boolean complete;
    private final List<AttemptRecord> attempts;
    private final Optional<AttemptRecord> decisive;

    private Assembly(CallId callId, CallStory story) {
        this.callId = callId;
        this.story = story;
        steps = story.mergedSteps();
        completion = story.completion();
        notOriginated = steps.stream()
                .filter(step -> step.kind() == Step.Kind.NOT_ORIGINATED)
                .findFirst();
        var hadChannel = steps.stream().anyMatch(step -> step.kind() != Step.Kind.NOT_ORIGINATED);
        complete = completion.isPresent() || (notOriginated.isPresent() && !hadChannel);
        attempts = new Attempts(story, steps, complete).records();
        decisive = attempts.stream()
                .filter(AttemptRecord::toCallee)
                .filter(AttemptRecord::answered)
                .findFirst()
                .or(() -> attempts.stream().filter(AttemptRecord::toCallee).reduce((_, last) -> last));
    }

    /// What the story says of the call.
    public static CallRecord record(CallId callId, CallStory story) {
        return new Assembly(callId, story).record();
    }

    private CallRecord record() {
        var answeredAt = decisive.map(AttemptRecord::answeredAt).orElse(null);
        var endedAt = completion
                .map(Completion::endedAt)
                .orElse(complete ? notOriginated.map(Step::at).orElse(null) : null);
        return new CallRecord(
                callId,
                complete,
                direction(),
                complete ? disposition() : null,
                ids(),
                told(Decision::from).or(() -> seen(step -> step.party().from())).orElse(null),
                told(Decision::number)
                        .or(() -> seen(step -> step.party().number()))
                        .orElse(null),
                told(Decision::numberShown).orElse(null),
                startedAt(),
                answeredAt,
                endedAt,
                talkMillis(answeredAt, endedAt),
                outcome(),
                reason(),
                attempts,
                reference());
    }

    private Disposition disposition() {
        var ofAttempt = decisive.map(AttemptRecord::disposition);
        if (ofAttempt.isPresent()) {
            return ofAttempt.get();
        }
        return notOriginated.isPresent() && stop().isEmpty() ? Disposition.FAILED : Disposition.UNROUTED;
    }

    /// The decisive attempt's first; what the call was joined to, and what was seen of the call itself, fill gaps.
    private Ids ids() {
        var ids = decisive.map(AttemptRecord::ids).orElse(Ids.NONE);
        for (var more : Stream.of(
                        attempts.stream().filter(attempt -> !attempt.toCallee()).map(AttemptRecord::ids),
                        decisions().map(Decision::ids),
                        completion.stream().map(Completion::ids),
                        steps.stream().filter(step -> !step.kind().ofAttempt()).map(Step::ids))
                .flatMap(Function.identity())
                .toList()) {
            ids = ids.or(more);
        }
        return ids;
    }

    private Direction direction() {
        return decisions()
                .filter(one -> one.attempt() > 0)
                .map(Decision::direction)
                .findFirst()
                .or(() -> seen(Step::direction).filter(one -> one != Direction.CONNECT))
                .orElse(notOriginated.isPresent() || callId.placedByUs() ? Direction.OUTBOUND : Direction.INBOUND);
    }

    private Instant startedAt() {
        return Stream.concat(
                        steps.stream()
                                .filter(step -> step.kind() == Step.Kind.STARTED)
                                .map(Step::at),
                        completion.map(Completion::startedAt).stream())
                .min(Comparator.naturalOrder())
                .orElse(callId.second());
    }

    private long talkMillis(@Nullable Instant answeredAt, @Nullable Instant endedAt) {
        var end = decisive.map(AttemptRecord::endedAt).orElse(endedAt);
        if (answeredAt == null || end == null) {
            return 0;
        }
        return Math.max(0, Duration.between(answeredAt, end).toMillis());
    }

    private Outcome outcome() {
        return decisive.map(AttemptRecord::outcome)
                .orElse(Outcome.NONE)
                .or(completion.map(Completion::outcome).orElse(Outcome.NONE))
                .or(stop().map(one -> new Outcome(one.stopCause(), null, null)).orElse(Outcome.NONE));
    }

    private @Nullable String reason() {
        if (decisive.filter(AttemptRecord::answered).isPresent()) {
            return null;
        }
        return stop().map(Decision::reason)
                .or(() -> notOriginated.map(Step::reason))
                .orElse(null);
    }

    private Map<String, String> reference() {
        return decisions()
                .map(Decision::reference)
                .filter(reference -> !reference.isEmpty())
                .findFirst()
                .orElse(Map.of());
    }

    /// A question that could not be read is answered for attempt 0; any other says more.
    private Optional<Decision> stop() {
        return decisions().filter(one -> !one.dials()).reduce((_, last) -> last);
    }

    private Stream<Decision> decisions() {
        return story.decisions().stream().filter(one -> one.attempt() < FIRST_JOINED);
    }

    private <T> Optional<T> told(Function<Decision, @Nullable T> field) {
        return decisions()
                .map(one -> Optional.ofNullable(field.apply(one)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// From the call's own channel first, then from dialled ones.
    private <T> Optional<T> seen(Function<Step, @Nullable T> field) {
        return steps.stream()
                .filter(step -> step.attempt() < FIRST_JOINED)
                .sorted(Comparator.comparing(Step::kind).thenComparing(Step::keyOfAnySource))
                .map(one -> Optional.ofNullable(field.apply(one)))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
