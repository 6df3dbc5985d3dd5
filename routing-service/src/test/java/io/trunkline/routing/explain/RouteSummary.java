package io.trunkline.routing.explain;

import io.trunkline.events.calls.CallRouted;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// What an explanation and the event of an admission both contain.
///
/// @param trace a line for each candidate and for each of its checks
record RouteSummary(
        String answer,
        String dialString,
        Long ringTimeoutSeconds,
        String callerId,
        Integer cause,
        String reason,
        List<String> trace) {
    /// The event leaves out the id of a candidate that is not an entity, such as a called number.
    private static final int UUID_LENGTH = 36;

    static RouteSummary of(Explanation explained) {
        return new RouteSummary(
                explained.answer(),
                explained.dialString(),
                explained.ringTimeoutSeconds(),
                explained.callerId(),
                explained.stopCause(),
                explained.reason(),
                explained.trace().stream()
                        .map(step -> line(
                                step.kind(),
                                step.id().length() == UUID_LENGTH ? step.id() : "",
                                step.name(),
                                step.chosen(),
                                step.checks().stream()
                                        .map(check -> check.rule() + " " + check.passed() + " " + check.detail())
                                        .toList()))
                        .toList());
    }

    static RouteSummary of(CallRouted routed) {
        return new RouteSummary(
                routed.answer().name().toLowerCase(Locale.ROOT),
                routed.dialString(),
                routed.ringTimeoutSeconds() == null
                        ? null
                        : routed.ringTimeoutSeconds().longValue(),
                routed.callerId(),
                routed.stopCause(),
                routed.reason(),
                routed.trace().stream()
                        .map(step -> line(
                                step.kind(),
                                step.id() == null ? "" : step.id().toString(),
                                Objects.requireNonNullElse(step.name(), ""),
                                step.chosen(),
                                step.checks().stream()
                                        .map(check -> check.name() + " " + check.passed() + " "
                                                + Objects.requireNonNullElse(check.detail(), ""))
                                        .toList()))
                        .toList());
    }

    private static String line(String kind, String id, String name, boolean chosen, List<String> checks) {
        return kind + " " + id + " " + name + " " + chosen + " " + checks;
    }
}
