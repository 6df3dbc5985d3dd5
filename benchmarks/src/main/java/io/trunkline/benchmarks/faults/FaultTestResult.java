package io.trunkline.benchmarks.faults;

import java.util.List;

/// The findings of the verifier.
record FaultTestResult(List<String> capsExceeded, List<String> leasesLeft, List<String> wrongTotals) {
    /// The last line of the benchmark's output.
    String summary() {
        return "caps exceeded: %d, leases left: %d, totals wrong: %d"
                .formatted(capsExceeded.size(), leasesLeft.size(), wrongTotals.size());
    }

    boolean isClean() {
        return capsExceeded.isEmpty() && leasesLeft.isEmpty() && wrongTotals.isEmpty();
    }
}
