package io.trunkline.benchmarks.faults;

import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// How often what happened.
final class Tally {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void count(String what) {
        counts.computeIfAbsent(what, _ -> new LongAdder()).increment();
    }

    long of(String what) {
        LongAdder count = counts.get(what);
        return count == null ? 0 : count.sum();
    }

    /// All that begin so.
    long beginning(String with) {
        return counts.entrySet().stream()
                .filter(count -> count.getKey().startsWith(with))
                .mapToLong(count -> count.getValue().sum())
                .sum();
    }

    void print(PrintStream to) {
        new TreeMap<>(counts).forEach((what, count) -> to.printf("  %-48s %8d%n", what, count.sum()));
    }
}
