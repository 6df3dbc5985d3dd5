package io.trunkline.cdr.callfacts.domain;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// All that was told of one call. Each list is sorted by key, so that equal sets of facts are equal stories.
public record CallFacts(List<CallStep> steps, List<RoutingDecision> decisions, List<CallCompletion> completions) {
    /// Nothing told yet.
    public static final CallFacts EMPTY = new CallFacts(List.of(), List.of(), List.of());

    public CallFacts {
        steps = List.copyOf(steps);
        decisions = List.copyOf(decisions);
        completions = List.copyOf(completions);
    }

    /// The story with one more fact; equal to this one if the fact tells nothing new.
    public CallFacts plus(Fact fact) {
        return switch (fact) {
            case CallStep step -> new CallFacts(Mergeable.mergeInto(steps, step), decisions, completions);
            case RoutingDecision decision ->
                new CallFacts(steps, Mergeable.mergeInto(decisions, decision), completions);
            case CallCompletion completion ->
                new CallFacts(steps, decisions, Mergeable.mergeInto(completions, completion));
        };
    }

    /// The story with more facts.
    public CallFacts plus(List<? extends Fact> facts) {
        var story = this;
        for (var fact : facts) {
            story = story.plus(fact);
        }
        return story;
    }

    /// Each step once, the tellings of all sources made one.
    public List<CallStep> mergedSteps() {
        var merged = new LinkedHashMap<String, CallStep>();
        steps.stream()
                .sorted(Comparator.comparing(CallStep::source))
                .forEach(step -> merged.merge(step.keyWithoutSource(), step, CallStep::fillGapsFrom));
        return merged.values().stream()
                .sorted(Comparator.comparing(CallStep::keyWithoutSource))
                .toList();
    }

    /// The end of the call, the tellings of all sources made one.
    public Optional<CallCompletion> completion() {
        return completions.stream().reduce(CallCompletion::fillGapsFrom);
    }
}
