package io.trunkline.routing.decisions.domain;

import java.util.List;
import java.util.Set;

/// Why none of a campaign's links takes a call.
final class ClientsGone {
    private static final String FULL = "link.concurrency";
    private static final Set<String> USED_UP = Set.of("link.total", "link.daily", "link.hourly");

    private ClientsGone() {}

    static StopReason reason(InboundCall call, List<Standing> links) {
        if (call.tried().isEmpty()) {
            return untried(links);
        }
        return switch (call.last().orElse(Outcome.OTHER)) {
            case BUSY -> StopReason.CLIENTS_BUSY;
            case RANG_OUT -> StopReason.CLIENTS_NO_ANSWER;
            default -> StopReason.CLIENTS_EXHAUSTED;
        };
    }

    /// Somebody who only waits for a call to end says more than somebody whose limit is used up, and that more than
    /// somebody who is not there.
    private static StopReason untried(List<Standing> links) {
        List<List<String>> failed = links.stream().map(ClientsGone::failed).toList();
        if (failed.stream().anyMatch(rules -> rules.equals(List.of(FULL)))) {
            return StopReason.CLIENTS_ALL_FULL;
        }
        return failed.stream().anyMatch(rules -> rules.stream().allMatch(ClientsGone::isLimit))
                ? StopReason.CLIENTS_LIMITS_REACHED
                : StopReason.CLIENTS_NONE_ELIGIBLE;
    }

    private static boolean isLimit(String rule) {
        return rule.equals(FULL) || USED_UP.contains(rule);
    }

    private static List<String> failed(Standing link) {
        return link.checks().stream()
                .filter(check -> !check.passed())
                .map(Check::rule)
                .toList();
    }
}
