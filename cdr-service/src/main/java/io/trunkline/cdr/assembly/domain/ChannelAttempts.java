package io.trunkline.cdr.assembly.domain;

import io.trunkline.cdr.callfacts.domain.CallFacts;
import io.trunkline.cdr.callfacts.domain.CallStep;
import io.trunkline.cdr.callfacts.domain.RoutingDecision;
import io.trunkline.telephony.CallLeg;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/// Which attempt each dialed channel belongs to. CEL does not contain attempt numbers. A channel that is known from
/// CEL alone, because no bridge was connected, belongs to the attempt for which the next dialplan request named the
/// channel. Channels that remain are assigned, in order, to the attempts that remain. If routing was unavailable
/// there are no decisions, and every channel is attempt 1.
final class ChannelAttempts {
    private static final CallLeg FIRST_ATTEMPT = CallLeg.attempt(1);

    private final Map<String, CallLeg> legByChannel = new HashMap<>();

    ChannelAttempts(CallFacts facts, List<CallStep> steps) {
        var dialed = steps.stream().filter(step -> step.kind().isAboutAttempt()).toList();
        dialed.stream()
                .filter(step -> !step.leg().isCall())
                .forEach(step -> legByChannel.putIfAbsent(step.channelId(), step.leg()));
        var unassigned = new TreeSet<CallLeg>();
        facts.decisions().stream()
                .filter(RoutingDecision::startsAttempt)
                .map(RoutingDecision::leg)
                .forEach(unassigned::add);
        facts.decisions().stream()
                .map(RoutingDecision::previous)
                .filter(Objects::nonNull)
                .forEach(previous -> {
                    var _ = unassigned.remove(previous.leg());
                    if (previous.channelId() != null) {
                        legByChannel.putIfAbsent(previous.channelId(), previous.leg());
                    }
                });
        unassigned.removeAll(legByChannel.values());
        dialed.stream()
                .filter(step -> !legByChannel.containsKey(step.channelId()))
                .sorted(Comparator.comparing(CallStep::at).thenComparing(CallStep::keyWithoutSource))
                .map(CallStep::channelId)
                .distinct()
                .toList()
                .forEach(channel -> legByChannel.put(channel, takeNext(unassigned)));
    }

    CallLeg legOf(CallStep step) {
        return step.leg().isCall() ? legByChannel.getOrDefault(step.channelId(), FIRST_ATTEMPT) : step.leg();
    }

    /// The next unassigned attempt; the last one is used for all channels that remain.
    private static CallLeg takeNext(TreeSet<CallLeg> unassigned) {
        if (unassigned.isEmpty()) {
            return FIRST_ATTEMPT;
        }
        return unassigned.size() > 1 ? unassigned.removeFirst() : unassigned.first();
    }
}
