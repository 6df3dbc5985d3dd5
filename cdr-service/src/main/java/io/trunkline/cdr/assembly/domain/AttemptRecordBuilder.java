package io.trunkline.cdr.assembly.domain;

import io.trunkline.cdr.callfacts.domain.CallCompletion;
import io.trunkline.cdr.callfacts.domain.CallFacts;
import io.trunkline.cdr.callfacts.domain.CallStep;
import io.trunkline.cdr.callfacts.domain.HangupCodes;
import io.trunkline.cdr.callfacts.domain.Ids;
import io.trunkline.cdr.callfacts.domain.Mergeable;
import io.trunkline.cdr.callfacts.domain.RoutingDecision;
import io.trunkline.cdr.dispositions.domain.Disposition;
import io.trunkline.cdr.dispositions.domain.DispositionTable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The attempts of a call. One without a channel is known from routing's decision and from how the dialplan said,
/// with its next question, that it ended.
final class AttemptRecordBuilder {
    private final CallFacts facts;
    private final List<CallStep> steps;
    private final ChannelAttempts channelAttempts;
    private final boolean complete;

    AttemptRecordBuilder(CallFacts story, List<CallStep> steps, boolean complete) {
        this.facts = story;
        this.steps = steps;
        this.channelAttempts = new ChannelAttempts(story, steps);
        this.complete = complete;
    }

    List<AttemptRecord> build() {
        var numbers = new TreeSet<Integer>();
        facts.decisions().stream()
                .filter(RoutingDecision::startsAttempt)
                .map(RoutingDecision::attempt)
                .forEach(numbers::add);
        steps.stream()
                .filter(step -> step.kind().isAboutAttempt())
                .map(channelAttempts::attemptOf)
                .forEach(numbers::add);
        return numbers.stream().map(this::buildOne).toList();
    }

    private AttemptRecord buildOne(int number) {
        var own = steps.stream()
                .filter(step -> step.kind().isAboutAttempt() && channelAttempts.attemptOf(step) == number)
                .toList();
        var decision = facts.decisions().stream()
                .filter(one -> one.startsAttempt() && one.attempt() == number)
                .findFirst();
        var told = previousAttempts().filter(one -> one.attempt() == number).findFirst();
        var outcome = own.stream()
                .filter(step -> step.kind() == CallStep.Kind.ATTEMPT_ENDED)
                .map(CallStep::outcome)
                .reduce(HangupCodes.NONE, HangupCodes::fillGapsFrom)
                .fillGapsFrom(told.map(RoutingDecision.PreviousAttempt::outcome).orElse(HangupCodes.NONE));
        var answeredAt = answeredAt(own, number, outcome);
        var ended = complete || told.isPresent() || earliest(own, CallStep.Kind.ATTEMPT_ENDED) != null;
        return new AttemptRecord(
                number,
                disposition(answeredAt != null || "ANSWER".equals(outcome.dialStatus()), ended, outcome),
                ids(decision, own),
                decision.map(RoutingDecision::leaseId)
                        .or(() -> firstKnown(own, CallStep::leaseId))
                        .orElse(null),
                channelId(own, told),
                firstKnown(own, step -> step.party().endpoint()).orElse(null),
                Mergeable.firstNonNull(
                        earliest(own, CallStep.Kind.ATTEMPT_STARTED),
                        decision.map(RoutingDecision::at).orElse(null)),
                earliest(own, CallStep.Kind.RINGING),
                answeredAt,
                Mergeable.firstNonNull(earliest(own, CallStep.Kind.ATTEMPT_ENDED), reportedEndAt(number)),
                outcome);
    }

    /// Seen, or else known from the end of the call alone, where this was the attempt that can have been meant.
    private @Nullable Instant answeredAt(List<CallStep> own, int number, HangupCodes outcome) {
        var seen = earliest(own, CallStep.Kind.ANSWERED);
        if (seen != null || number >= CallRecordBuilder.FIRST_CONNECT_LEG || outcome.hasAnyCode()) {
            return seen;
        }
        var last = facts.decisions().stream()
                .filter(one -> one.startsAttempt() && one.attempt() < CallRecordBuilder.FIRST_CONNECT_LEG)
                .mapToInt(RoutingDecision::attempt)
                .max();
        var nobodyElse = steps.stream().noneMatch(step -> step.kind() == CallStep.Kind.ANSWERED);
        return nobodyElse && last.isPresent() && last.getAsInt() == number
                ? facts.completion().map(CallCompletion::answeredAt).orElse(null)
                : null;
    }

    private static @Nullable Disposition disposition(boolean answered, boolean ended, HangupCodes outcome) {
        if (answered) {
            return Disposition.ANSWERED;
        }
        return ended ? DispositionTable.dispositionOf(outcome) : null;
    }

    private static Ids ids(Optional<RoutingDecision> decision, List<CallStep> own) {
        return own.stream()
                .map(CallStep::ids)
                .reduce(decision.map(RoutingDecision::ids).orElse(Ids.NONE), Ids::fillGapsFrom);
    }

    /// A Local half stands in where a carrier never got a channel: it is none.
    private static @Nullable String channelId(List<CallStep> own, Optional<RoutingDecision.PreviousAttempt> told) {
        return own.stream()
                .filter(step -> step.party().channel() == null
                        || !step.party().channel().startsWith("Local/"))
                .map(CallStep::channelId)
                .filter(id -> !id.isEmpty())
                .min(Comparator.naturalOrder())
                .or(() -> told.map(RoutingDecision.PreviousAttempt::channelId))
                .orElse(null);
    }

    private @Nullable Instant reportedEndAt(int number) {
        return facts.decisions().stream()
                .filter(one -> one.previous() != null && one.previous().attempt() == number)
                .map(RoutingDecision::at)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private Stream<RoutingDecision.PreviousAttempt> previousAttempts() {
        return facts.decisions().stream().map(RoutingDecision::previous).filter(Objects::nonNull);
    }

    private static @Nullable Instant earliest(List<CallStep> steps, CallStep.Kind kind) {
        return steps.stream()
                .filter(step -> step.kind() == kind)
                .map(CallStep::at)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static <T> Optional<T> firstKnown(List<CallStep> steps, Function<CallStep, @Nullable T> field) {
        return steps.stream()
                .map(step -> Optional.ofNullable(field.apply(step)))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
