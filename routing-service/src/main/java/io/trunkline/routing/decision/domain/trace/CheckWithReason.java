package io.trunkline.routing.decision.domain.trace;

import io.trunkline.routing.decision.domain.answer.StopReason;

/// A check, and the stop reason when it fails.
public record CheckWithReason(Check check, StopReason reason) {
    public static CheckWithReason of(String rule, boolean passed, Object detail, StopReason otherwise) {
        return new CheckWithReason(Check.of(rule, passed, detail), otherwise);
    }
}
