package io.trunkline.routing.decisions.domain;

/// A check, and why the call stops when it fails.
record Ruled(Check check, StopReason otherwise) {
    static Ruled of(String rule, boolean passed, Object detail, StopReason otherwise) {
        return new Ruled(Check.of(rule, passed, detail), otherwise);
    }
}
