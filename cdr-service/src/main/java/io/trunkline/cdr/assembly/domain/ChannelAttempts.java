package io.trunkline.cdr.calls.domain;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/// Which attempt each dialled channel was. Asterisk's log knows no attempts: where nothing else was told of a channel,
/// as after a bridge that was away, it was the attempt that the next question named it for; channels left over were
/// the attempts left over, in their order. With routing away nobody counts attempts, and every channel is the first.
final class ChannelAttempts {
    private final Map<String, Integer> known = new HashMap<>();

    ChannelAttempts(CallStory story, List<Step> steps) {
        var dialled = steps.stream().filter(step -> step.kind().ofAttempt()).toList();
        dialled.stream()
                .filter(step -> step.attempt() > 0)
                .forEach(step -> known.putIfAbsent(step.channelId(), step.attempt()));
        var open = new TreeSet<Integer>();
        story.decisions().stream()
                .filter(Decision::dials)
                .map(Decision::attempt)
                .forEach(open::add);
        story.decisions().stream()
                .map(Decision::previous)
                .filter(Objects::nonNull)
                .forEach(previous -> {
                    var _ = open.remove(previous.attempt());
                    if (previous.channelId() != null) {
                        known.putIfAbsent(previous.channelId(), previous.attempt());
                    }
                });
        open.removeAll(known.values());
        dialled.stream()
                .filter(step -> !known.containsKey(step.channelId()))
                .sorted(Comparator.comparing(Step::at).thenComparing(Step::keyOfAnySource))
                .map(Step::channelId)
                .distinct()
                .toList()
                .forEach(channel -> known.put(channel, next(open)));
    }

    int of(Step step) {
        return step.attempt() > 0 ? step.attempt() : known.getOrDefault(step.channelId(), 1);
    }

    private static int next(TreeSet<Integer> open) {
        if (open.isEmpty()) {
            return 1;
        }
        return open.size() > 1 ? open.removeFirst() : open.first();
    }
}
