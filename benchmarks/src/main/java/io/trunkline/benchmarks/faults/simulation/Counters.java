package io.trunkline.benchmarks.faults.simulation;

import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Counters by name.
public final class Counters {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    public void increment(String what) {
        counts.computeIfAbsent(what, _ -> new LongAdder()).increment();
    }

    public long get(String what) {
        LongAdder count = counts.get(what);
        return count == null ? 0 : count.sum();
    }

    /// The sum of all counters with this prefix.
    public long sumByPrefix(String with) {
        return counts.entrySet().stream()
                .filter(count -> count.getKey().startsWith(with))
                .mapToLong(count -> count.getValue().sum())
                .sum();
    }

    public void print(PrintStream to) {
        new TreeMap<>(counts).forEach((what, count) -> to.printf("  %-48s %8d%n", what, count.sum()));
    }
}
