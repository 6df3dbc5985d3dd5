package io.trunkline.routing.decisions.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What who calls changes.
final class CallerChecks {
    private final Optional<RepeatCallers> repeats;
    private final KnownCaller caller;
    private final Optional<KnownCaller.Answered> before;

    CallerChecks(Campaign campaign, KnownCaller caller, Instant now) {
        this.repeats = campaign.rules().repeats();
        this.caller = caller;
        this.before = repeats.flatMap(remembered -> caller.remembered(remembered, now));
    }

    /// Why a call is not taken of this caller; empty when it is.
    Optional<StopReason> refused(Trail trail) {
        if (!trail.note("caller", "", "", Check.of("caller.not-blocked", !caller.blocked(), ""))) {
            return Optional.of(StopReason.CALLER_BLOCKED);
        }
        boolean refuse = before.isPresent() && is(RepeatCallers.Mode.REFUSE);
        if (before.isPresent()
                && !trail.note(
                        "caller",
                        "",
                        "",
                        new Check(
                                "caller.repeats",
                                !refuse,
                                "answered " + before.get().at()))) {
            return Optional.of(StopReason.CALLER_REPEATED);
        }
        return Optional.empty();
    }

    /// The line, the link that answered this caller before in front of it.
    List<Standing> inOrder(Line line) {
        List<Standing> order = line.inOrder();
        if (before.isEmpty() || !is(RepeatCallers.Mode.SAME_CLIENT)) {
            return order;
        }
        LinkId known = before.get().link();
        Stream<Standing> first = order.stream().filter(link -> link.link().id().equals(known));
        return Stream.concat(
                        first, order.stream().filter(link -> !link.link().id().equals(known)))
                .toList();
    }

    private boolean is(RepeatCallers.Mode mode) {
        return repeats.filter(what -> what.mode() == mode).isPresent();
    }
}
