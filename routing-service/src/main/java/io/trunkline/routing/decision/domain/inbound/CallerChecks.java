package io.trunkline.routing.decision.domain.inbound;

import io.trunkline.routing.decision.domain.DecisionBuilder;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.decision.domain.campaign.Campaign;
import io.trunkline.routing.decision.domain.campaign.RepeatCallers;
import io.trunkline.routing.decision.domain.strategy.LinkCandidate;
import io.trunkline.routing.decision.domain.strategy.LinkOrder;
import io.trunkline.routing.decision.domain.trace.Check;
import io.trunkline.telephony.ids.LinkId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The checks of the caller of an inbound call.
final class CallerChecks {
    private final Optional<RepeatCallers> repeatCallers;
    private final CallerHistory caller;
    private final Optional<CallerHistory.AnsweredCall> lastAnswered;

    CallerChecks(Campaign campaign, CallerHistory caller, Instant now) {
        this.repeatCallers = campaign.rules().repeatCallers();
        this.caller = caller;
        this.lastAnswered = repeatCallers.flatMap(remembered -> caller.answeredWithin(remembered, now));
    }

    /// Why the caller's call is refused; empty when it is admitted.
    Optional<StopReason> refusal(DecisionBuilder builder) {
        if (!builder.check("caller", "", "", Check.of("caller.not-blocked", !caller.blocked(), ""))) {
            return Optional.of(StopReason.CALLER_BLOCKED);
        }
        boolean refuse = lastAnswered.isPresent() && hasMode(RepeatCallers.Mode.REFUSE);
        if (lastAnswered.isPresent()
                && !builder.check(
                        "caller",
                        "",
                        "",
                        new Check(
                                "caller.repeats",
                                !refuse,
                                "answered " + lastAnswered.get().at()))) {
            return Optional.of(StopReason.CALLER_REPEATED);
        }
        return Optional.empty();
    }

    /// The order of the links, with the link that answered this caller before in front.
    List<LinkCandidate> sorted(LinkOrder line) {
        List<LinkCandidate> order = line.sorted();
        if (lastAnswered.isEmpty() || !hasMode(RepeatCallers.Mode.SAME_CLIENT)) {
            return order;
        }
        LinkId known = lastAnswered.get().link();
        Stream<LinkCandidate> first =
                order.stream().filter(link -> link.link().id().equals(known));
        return Stream.concat(
                        first, order.stream().filter(link -> !link.link().id().equals(known)))
                .toList();
    }

    private boolean hasMode(RepeatCallers.Mode mode) {
        return repeatCallers.filter(what -> what.mode() == mode).isPresent();
    }
}
