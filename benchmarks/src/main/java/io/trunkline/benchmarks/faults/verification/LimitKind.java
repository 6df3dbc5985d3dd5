package io.trunkline.benchmarks.faults.verification;

/// What a limit counts: calls that are live at the same time, or all answered calls so far.
public enum LimitKind {
    CONCURRENT,
    TOTAL
}
