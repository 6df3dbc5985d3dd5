package io.trunkline.routing.decision.domain.inbound;

import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.decision.domain.parties.LinkSchedule;
import io.trunkline.routing.decision.domain.parties.TagRules;
import io.trunkline.routing.decision.domain.strategy.LinkCandidate;
import io.trunkline.routing.decision.domain.trace.Check;
import io.trunkline.telephony.outcomes.AttemptOutcome;
import java.util.List;
import java.util.Set;

/// Why no link of a campaign is available.
final class NoClientReason {
    private static final Set<String> CONCURRENCY_RULES = Set.of("link.concurrency", "client.concurrency");
    private static final Set<String> COUNT_RULES = Set.of(
            "link.total",
            "link.daily",
            "link.hourly",
            "link.weekly",
            "link.monthly",
            "client.total",
            "client.daily",
            "client.weekly",
            "client.monthly");

    private NoClientReason() {}

    static StopReason reason(InboundCall call, List<LinkCandidate> links) {
        if (call.tried().isEmpty()) {
            return beforeFirstAttempt(links);
        }
        return switch (call.lastOutcome().orElse(AttemptOutcome.FAILED)) {
            case BUSY -> StopReason.CLIENTS_BUSY;
            case NO_ANSWER -> StopReason.CLIENTS_NO_ANSWER;
            case INCOMPATIBLE -> StopReason.CLIENTS_INCOMPATIBLE;
            default -> StopReason.CLIENTS_EXHAUSTED;
        };
    }

    /// A link that, with its client, is only at a concurrency limit comes before one that has used up a limit, that
    /// before one that takes no calls at this time, that before one that answered the caller before,
    /// that before one that does not take the call's tags, and that before an unreachable one.
    private static StopReason beforeFirstAttempt(List<LinkCandidate> links) {
        List<List<String>> failed =
                links.stream().map(NoClientReason::failedRules).toList();
        if (failed.stream().anyMatch(rules -> !rules.isEmpty() && CONCURRENCY_RULES.containsAll(rules))) {
            return StopReason.CLIENTS_ALL_FULL;
        }
        if (failed.stream().anyMatch(rules -> rules.stream().allMatch(NoClientReason::isLimit))) {
            return StopReason.CLIENTS_LIMITS_REACHED;
        }
        if (failed.stream().anyMatch(rules -> rules.stream().allMatch(NoClientReason::isLimitOrTime))) {
            return StopReason.CLIENTS_CLOSED;
        }
        if (isOnlyOfThisCall(failed, CallerChecks.NEW_TO_CALLER)) {
            return StopReason.CLIENTS_ANSWERED_BEFORE;
        }
        return isOnlyOfThisCall(failed, TagRules.RULE)
                ? StopReason.CLIENTS_TAGS_NOT_ACCEPTED
                : StopReason.CLIENTS_NONE_ELIGIBLE;
    }

    /// Whether a link fails by this rule, and otherwise only by what may be different for another call.
    private static boolean isOnlyOfThisCall(List<List<String>> failed, String rule) {
        return failed.stream()
                .anyMatch(rules -> rules.contains(rule) && rules.stream().allMatch(NoClientReason::isOfThisCall));
    }

    private static boolean isOfThisCall(String rule) {
        return isLimitOrTime(rule) || rule.equals(CallerChecks.NEW_TO_CALLER) || rule.equals(TagRules.RULE);
    }

    private static boolean isLimitOrTime(String rule) {
        return isLimit(rule) || LinkSchedule.TIME_RULES.contains(rule);
    }

    private static boolean isLimit(String rule) {
        return CONCURRENCY_RULES.contains(rule) || COUNT_RULES.contains(rule);
    }

    private static List<String> failedRules(LinkCandidate link) {
        return link.checks().stream()
                .filter(check -> !check.passed())
                .map(Check::rule)
                .toList();
    }
}
