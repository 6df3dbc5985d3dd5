package io.trunkline.cdr.assembly.domain;

import io.trunkline.cdr.callfacts.domain.CallFacts;
import io.trunkline.cdr.callfacts.domain.CallStep;
import io.trunkline.cdr.callfacts.domain.RoutingDecision;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/// Which attempt each dialled channel was. Asterisk's log knows no attempts: where nothing else was told of a
/// channel, as after a bridge that was away, it was the attempt that the next question named it for; channels left
/// over were the attempts left over, in their order. With routing away nobody counts attempts, and every channel is
/// the first.
final class ChannelAttempts {
    private final Map<String, Integer> attemptByChannel = new HashMap<>();

    ChannelAttempts(CallFacts story, List<CallStep> steps) {
        var dialled =
                steps.stream().filter(step -> step.kind().isAboutAttempt()).toList();
        dialled.stream()
                .filter(step -> step.attempt() > 0)
                .forEach(step -> attemptByChannel.putIfAbsent(step.channelId(), step.attempt()));
        var open = new TreeSet<Integer>();
        story.decisions().stream()
                .filter(RoutingDecision::startsAttempt)
                .map(RoutingDecision::attempt)
                .forEach(open::add);
        story.decisions().stream()
                .map(RoutingDecision::previous)
                .filter(Objects::nonNull)
                .forEach(previous -> {
                    var _ = open.remove(previous.attempt());
                    if (previous.channelId() != null) {
                        attemptByChannel.putIfAbsent(previous.channelId(), previous.attempt());
                    }
                });
        open.removeAll(attemptByChannel.values());
        dialled.stream()
                .filter(step -> !attemptByChannel.containsKey(step.channelId()))
                .sorted(Comparator.comparing(CallStep::at).thenComparing(CallStep::keyWithoutSource))
                .map(CallStep::channelId)
                .distinct()
                .toList()
                .forEach(channel -> attemptByChannel.put(channel, nextUnassigned(open)));
    }

    int attemptOf(CallStep step) {
        return step.attempt() > 0 ? step.attempt() : attemptByChannel.getOrDefault(step.channelId(), 1);
    }

    private static int nextUnassigned(TreeSet<Integer> open) {
        if (open.isEmpty()) {
            return 1;
        }
        return open.size() > 1 ? open.removeFirst() : open.first();
    }
}
