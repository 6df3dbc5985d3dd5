package io.trunkline.cdr.calls.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The attempts of a call. One without a channel is known from routing's decision and from how the dialplan said, with
/// its next question, that it ended.
final class Attempts {
    private final CallStory story;
    private final List<Step> steps;
    private final ChannelAttempts channels;
    private final boolean complete;

    Attempts(CallStory story, List<Step> steps, boolean complete) {
        this.story = story;
        this.steps = steps;
        this.channels = new ChannelAttempts(story, steps);
        this.complete = complete;
    }

    List<AttemptRecord> records() {
        var numbers = new TreeSet<Integer>();
        story.decisions().stream()
                .filter(Decision::dials)
                .map(Decision::attempt)
                .forEach(numbers::add);
        steps.stream().filter(step -> step.kind().ofAttempt()).map(channels::of).forEach(numbers::add);
        return numbers.stream().map(this::record).toList();
    }

    private AttemptRecord record(int number) {
        var own = steps.stream()
                .filter(step -> step.kind().ofAttempt() && channels.of(step) == number)
                .toList();
        var decision = story.decisions().stream()
                .filter(one -> one.dials() && one.attempt() == number)
                .findFirst();
        var told = previous().filter(one -> one.attempt() == number).findFirst();
        var outcome = own.stream()
                .filter(step -> step.kind() == Step.Kind.ATTEMPT_ENDED)
                .map(Step::outcome)
                .reduce(Outcome.NONE, Outcome::or)
                .or(told.map(Decision.Previous::outcome).orElse(Outcome.NONE));
        var answeredAt = answeredAt(own, number, outcome);
        var ended = complete || told.isPresent() || at(own, Step.Kind.ATTEMPT_ENDED) != null;
        return new AttemptRecord(
                number,
                disposition(answeredAt != null || "ANSWER".equals(outcome.dialStatus()), ended, outcome),
                ids(decision, own),
                decision.map(Decision::leaseId)
                        .or(() -> known(own, Step::leaseId))
                        .orElse(null),
                channelId(own, told),
                known(own, step -> step.party().endpoint()).orElse(null),
                Known.first(
                        at(own, Step.Kind.ATTEMPT_STARTED),
                        decision.map(Decision::at).orElse(null)),
                at(own, Step.Kind.RINGING),
                answeredAt,
                Known.first(at(own, Step.Kind.ATTEMPT_ENDED), toldEndAt(number)),
                outcome);
    }

    /// Seen, or else known from the end of the call alone, where this was the attempt that can have been meant.
    private @Nullable Instant answeredAt(List<Step> own, int number, Outcome outcome) {
        var seen = at(own, Step.Kind.ANSWERED);
        if (seen != null || number >= Assembly.FIRST_JOINED || outcome.known()) {
            return seen;
        }
        var last = story.decisions().stream()
                .filter(one -> one.dials() && one.attempt() < Assembly.FIRST_JOINED)
                .mapToInt(Decision::attempt)
                .max();
        var nobodyElse = steps.stream().noneMatch(step -> step.kind() == Step.Kind.ANSWERED);
        return nobodyElse && last.isPresent() && last.getAsInt() == number
                ? story.completion().map(Completion::answeredAt).orElse(null)
                : null;
    }

    private static @Nullable Disposition disposition(boolean answered, boolean ended, Outcome outcome) {
        if (answered) {
            return Disposition.ANSWERED;
        }
        return ended ? Dispositions.of(outcome) : null;
    }

    private static Ids ids(Optional<Decision> decision, List<Step> own) {
        return own.stream().map(Step::ids).reduce(decision.map(Decision::ids).orElse(Ids.NONE), Ids::or);
    }

    /// A Local half stands in where a carrier never got a channel: it is none.
    private static @Nullable String channelId(List<Step> own, Optional<Decision.Previous> told) {
        return own.stream()
                .filter(step -> step.party().channel() == null
                        || !step.party().channel().startsWith("Local/"))
                .map(Step::channelId)
                .filter(id -> !id.isEmpty())
                .min(Comparator.naturalOrder())
                .or(() -> told.map(Decision.Previous::channelId))
                .orElse(null);
    }

    private @Nullable Instant toldEndAt(int number) {
        return story.decisions().stream()
                .filter(one -> one.previous() != null && one.previous().attempt() == number)
                .map(Decision::at)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private Stream<Decision.Previous> previous() {
        return story.decisions().stream().map(Decision::previous).filter(Objects::nonNull);
    }

    private static @Nullable Instant at(List<Step> steps, Step.Kind kind) {
        return steps.stream()
                .filter(step -> step.kind() == kind)
                .map(Step::at)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static <T> Optional<T> known(List<Step> steps, Function<Step, @Nullable T> field) {
        return steps.stream()
                .map(step -> Optional.ofNullable(field.apply(step)))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
