package io.trunkline.cdr.calls.domain;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// All that was told of one call. Each list is sorted by key, so that equal sets of facts are equal stories.
public record CallStory(List<Step> steps, List<Decision> decisions, List<Completion> completions) {
    /// Nothing told yet.
    public static final CallStory EMPTY = new CallStory(List.of(), List.of(), List.of());

    public CallStory {
        steps = List.copyOf(steps);
        decisions = List.copyOf(decisions);
        completions = List.copyOf(completions);
    }

    /// The story with one more fact; equal to this one if the fact tells nothing new.
    public CallStory plus(Fact fact) {
        return switch (fact) {
            case Step step -> new CallStory(Known.with(steps, step), decisions, completions);
            case Decision decision -> new CallStory(steps, Known.with(decisions, decision), completions);
            case Completion completion -> new CallStory(steps, decisions, Known.with(completions, completion));
        };
    }

    /// The story with more facts.
    public CallStory plus(List<? extends Fact> facts) {
        var story = this;
        for (var fact : facts) {
            story = story.plus(fact);
        }
        return story;
    }

    /// Each step once, the tellings of all sources made one.
    List<Step> mergedSteps() {
        var merged = new LinkedHashMap<String, Step>();
        steps.stream()
                .sorted(Comparator.comparing(Step::source))
                .forEach(step -> merged.merge(step.keyOfAnySource(), step, Step::or));
        return merged.values().stream()
                .sorted(Comparator.comparing(Step::keyOfAnySource))
                .toList();
    }

    /// The end of the call, the tellings of all sources made one.
    Optional<Completion> completion() {
        return completions.stream().reduce(Completion::or);
    }
}
