package io.trunkline.routing.explain;

import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.answer.Announcement;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.routing.decision.domain.trace.TraceEntry;
import io.trunkline.telephony.PhoneNumber;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A decision as people read it.
///
/// @param answer      `dial`, `overflow` or `stop`
/// @param dialString  what Asterisk would be given; kept from sellers, since it names carriers' addresses
/// @param ringTimeoutSeconds how long it would ring
/// @param callerId null leaves what came in
/// @param stopCause    Q.850
/// @param announcement what the caller would hear
/// @param tookMillis how long it took, with all reads, milliseconds with decimals
/// @param trace       everything considered, in order; a carrier's checks are kept from sellers
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

    static Explanation of(Decision decision, boolean ofThePlatform, Duration took) {
        double millis = took.toNanos() / 1_000 / 1_000.0;
        return switch (decision.answer()) {
            case Answer.Dial(var to, var ring, var shown, var _) ->
                new Explanation(
                        "dial",
                        ofThePlatform ? to.value() : null,
                        ring.toSeconds(),
                        shown.map(PhoneNumber::e164).orElse(null),
                        null,
                        null,
                        null,
                        millis,
                        visibleTrace(decision.trace(), ofThePlatform));
            case Answer.Overflow(var to, var ring) ->
                new Explanation(
                        "overflow",
                        ofThePlatform ? to.value() : null,
                        ring.toSeconds(),
                        null,
                        null,
                        null,
                        null,
                        millis,
                        visibleTrace(decision.trace(), ofThePlatform));
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
                        visibleTrace(decision.trace(), ofThePlatform));
        };
    }

    private static List<TraceEntry> visibleTrace(List<TraceEntry> trace, boolean ofThePlatform) {
        return trace.stream()
                .map(step -> ofThePlatform || !step.kind().equals("carrier")
                        ? step
                        : new TraceEntry(step.kind(), step.id(), step.name(), List.of(), step.chosen()))
                .toList();
    }
}
