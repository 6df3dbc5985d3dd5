package io.trunkline.routing.decision.domain.inbound;

import io.trunkline.routing.decision.domain.DecisionBuilder;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.decision.domain.campaign.CallerFilter;
import io.trunkline.routing.decision.domain.campaign.Campaign;
import io.trunkline.routing.decision.domain.campaign.RepeatCallers;
import io.trunkline.routing.decision.domain.inbound.CallerHistory.AnsweredCall;
import io.trunkline.routing.decision.domain.strategy.LinkCandidate;
import io.trunkline.routing.decision.domain.strategy.LinkOrder;
import io.trunkline.routing.decision.domain.trace.Check;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The checks of the caller of an inbound call.
final class CallerChecks {
    /// The rule of a client that answered the caller before, with the mode `other-client`.
    static final String NEW_TO_CALLER = "client.new-to-caller";

    private final Optional<RepeatCallers> repeatCallers;
    private final CallerFilter filter;
    private final Optional<PhoneNumber> number;
    private final CallerHistory caller;
    private final List<AnsweredCall> answered;

    CallerChecks(Campaign campaign, Optional<PhoneNumber> number, CallerHistory caller, Instant now) {
        this.repeatCallers = campaign.rules().repeatCallers();
        this.filter = campaign.rules().callerFilter();
        this.number = number;
        this.caller = caller;
        this.answered = repeatCallers
                .map(remembered -> caller.answeredWithin(remembered, now))
                .orElse(List.of());
    }

    /// Why the caller's call is refused; empty when it is admitted.
    Optional<StopReason> refusal(DecisionBuilder builder) {
        if (!builder.check("caller", "", "", Check.of("caller.not-blocked", !caller.blocked(), ""))) {
            return Optional.of(StopReason.CALLER_BLOCKED);
        }
        if (!filter.acceptsAll()) {
            CallerFilter.Verdict verdict = filter.check(number);
            if (!builder.check("caller", "", "", new Check("caller.accepted", verdict.accepted(), verdict.detail()))) {
                return Optional.of(StopReason.CALLER_NOT_ACCEPTED);
            }
        }
        boolean refuse = !answered.isEmpty() && hasMode(RepeatCallers.Mode.REFUSE);
        if (!answered.isEmpty()
                && !builder.check(
                        "caller",
                        "",
                        "",
                        new Check(
                                "caller.repeats",
                                !refuse,
                                "answered " + answered.getFirst().at()))) {
            return Optional.of(StopReason.CALLER_REPEATED);
        }
        return Optional.empty();
    }

    /// The order of the links, with that of the client that answered this caller last in front.
    List<LinkCandidate> sorted(LinkOrder line) {
        List<LinkCandidate> order = line.sorted();
        if (answered.isEmpty() || !hasMode(RepeatCallers.Mode.SAME_CLIENT)) {
            return order;
        }
        ClientId known = answered.getFirst().client();
        Stream<LinkCandidate> first = order.stream().filter(link -> isTo(link, known));
        return Stream.concat(first, order.stream().filter(link -> !isTo(link, known)))
                .toList();
    }

    private static boolean isTo(LinkCandidate link, ClientId client) {
        return link.link().client().id().equals(client);
    }

    /// Whether the client may get this caller; no check if any client may.
    List<Check> clientChecks(ClientId client) {
        if (answered.isEmpty() || !hasMode(RepeatCallers.Mode.OTHER_CLIENT)) {
            return List.of();
        }
        Optional<AnsweredCall> before =
                answered.stream().filter(call -> call.client().equals(client)).findFirst();
        String detail = before.map(call -> "answered " + call.at()).orElse("");
        return List.of(new Check(NEW_TO_CALLER, before.isEmpty(), detail));
    }

    private boolean hasMode(RepeatCallers.Mode mode) {
        return repeatCallers.filter(what -> what.mode() == mode).isPresent();
    }
}
