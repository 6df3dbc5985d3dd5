package io.trunkline.benchmarks.faults;

import java.util.List;

/// What the judge found; each entry is a finding.
record FaultTestResult(List<String> capsExceeded, List<String> leasesLeft, List<String> wrongTotals) {
    /// The line that the benchmark ends in.
    String summary() {
        return "caps exceeded: %d, leases left: %d, totals wrong: %d"
                .formatted(capsExceeded.size(), leasesLeft.size(), wrongTotals.size());
    }

    boolean isClean() {
        return capsExceeded.isEmpty() && leasesLeft.isEmpty() && wrongTotals.isEmpty();
    }
}
