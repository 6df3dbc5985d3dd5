package io.trunkline.routing.explain;

import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.answer.Announcement;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.routing.decision.domain.trace.TraceEntry;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A routing decision as JSON.
///
/// @param answer `dial`, `overflow` or `stop`
/// @param dialString the dial string for Asterisk; null for sellers, since it contains carriers' addresses
/// @param ringTimeoutSeconds how long the attempt may ring
/// @param callerId null keeps the incoming caller ID
/// @param stopCause Q.850 cause
/// @param announcement the announcement played to the caller
/// @param tookMillis how long the decision took, including database reads
/// @param trace all candidates in the order considered; for sellers without the checks of carriers, and without
///     carriers that are not offered to their tenant
record Explanation(
        String answer,
        @Nullable String dialString,
        @Nullable Long ringTimeoutSeconds,
        @Nullable String callerId,
        @Nullable Integer stopCause,
        @Nullable String reason,
        @Nullable String announcement,
        double tookMillis,
        List<TraceEntry> trace) {

    static Explanation of(Decision decision, boolean isPlatformUser, Duration took) {
        double millis = took.toNanos() / 1_000 / 1_000.0;
        return switch (decision.answer()) {
            case Answer.Dial(var to, var ringTimeout, var callerId, var _) ->
                new Explanation(
                        "dial",
                        isPlatformUser ? to.value() : null,
                        ringTimeout.toSeconds(),
                        callerId.map(PhoneNumber::e164).orElse(null),
                        null,
                        null,
                        null,
                        millis,
                        visibleTrace(decision.trace(), isPlatformUser));
            case Answer.Overflow(var to, var ringTimeout) ->
                new Explanation(
                        "overflow",
                        isPlatformUser ? to.value() : null,
                        ringTimeout.toSeconds(),
                        null,
                        null,
                        null,
                        null,
                        millis,
                        visibleTrace(decision.trace(), isPlatformUser));
            case Answer.Stop(var reason, var cause, var announcement) ->
                new Explanation(
                        "stop",
                        null,
                        null,
                        null,
                        cause,
                        reason.code(),
                        announcement.map(Announcement::sound).orElse(null),
                        millis,
                        visibleTrace(decision.trace(), isPlatformUser));
        };
    }

    private static List<TraceEntry> visibleTrace(List<TraceEntry> trace, boolean isPlatformUser) {
        return trace.stream()
                .filter(step -> isPlatformUser || !step.isCarrierNotOffered())
                .map(step -> isPlatformUser || !step.kind().equals("carrier")
                        ? step
                        : new TraceEntry(step.kind(), step.id(), step.name(), List.of(), step.chosen()))
                .toList();
    }
}
