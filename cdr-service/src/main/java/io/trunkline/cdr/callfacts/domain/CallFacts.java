package io.trunkline.cdr.callfacts.domain;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// All known facts of one call. Each list is sorted by key, so equal sets of facts are equal values. A report that
/// adds nothing to that of a more trusted source is left out, since the record is the same without it, whatever is
/// reported later.
public record CallFacts(List<CallStep> steps, List<RoutingDecision> decisions, List<CallCompletion> completions) {
    /// No facts.
    public static final CallFacts EMPTY = new CallFacts(List.of(), List.of(), List.of());

    public CallFacts {
        steps = List.copyOf(steps);
        decisions = List.copyOf(decisions);
        completions = List.copyOf(completions);
    }

    /// A copy with one more fact; equal to this one if the fact adds nothing.
    public CallFacts plus(Fact fact) {
        return switch (fact) {
            case CallStep step ->
                new CallFacts(withoutCovered(Mergeable.mergeInto(steps, step)), decisions, completions);
            case RoutingDecision decision ->
                new CallFacts(steps, Mergeable.mergeInto(decisions, decision), completions);
            case CallCompletion completion ->
                new CallFacts(steps, decisions, withoutCovered(Mergeable.mergeInto(completions, completion)));
        };
    }

    private static <F extends Coverable<F>> List<F> withoutCovered(List<F> facts) {
        return facts.stream()
                .filter(fact -> facts.stream().noneMatch(fact::isCoveredBy))
                .toList();
    }

    /// A copy with more facts.
    public CallFacts plus(List<? extends Fact> facts) {
        var all = this;
        for (var fact : facts) {
            all = all.plus(fact);
        }
        return all;
    }

    /// Each step once, from the reports of all sources.
    public List<CallStep> mergedSteps() {
        var merged = new LinkedHashMap<String, CallStep>();
        steps.stream()
                .sorted(Comparator.comparing(CallStep::source))
                .forEach(step -> merged.merge(step.keyWithoutSource(), step, CallStep::fillGapsFrom));
        return merged.values().stream()
                .sorted(Comparator.comparing(CallStep::keyWithoutSource))
                .toList();
    }

    /// The end of the call, from the reports of all sources.
    public Optional<CallCompletion> completion() {
        return completions.stream().reduce(CallCompletion::fillGapsFrom);
    }
}
