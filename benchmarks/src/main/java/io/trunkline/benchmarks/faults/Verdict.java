package io.trunkline.benchmarks.faults;

import java.util.List;

/// What the judge found; each entry is a finding.
record Verdict(List<String> exceeded, List<String> left, List<String> wrong) {
    /// The line that the benchmark ends in.
    String line() {
        return "caps exceeded: %d, leases left: %d, totals wrong: %d"
                .formatted(exceeded.size(), left.size(), wrong.size());
    }

    boolean clean() {
        return exceeded.isEmpty() && left.isEmpty() && wrong.isEmpty();
    }
}
