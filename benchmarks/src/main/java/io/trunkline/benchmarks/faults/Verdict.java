package io.trunkline.benchmarks.faults;

import java.util.List;

/// What the judge found; each entry is a finding.
public record Verdict(List<String> exceeded, List<String> left, List<String> wrong) {
    /// The line that the benchmark ends in.
    public String line() {
        return "caps exceeded: %d, leases left: %d, totals wrong: %d"
                .formatted(exceeded.size(), left.size(), wrong.size());
    }

    public boolean clean() {
        return exceeded.isEmpty() && left.isEmpty() && wrong.isEmpty();
    }
}
