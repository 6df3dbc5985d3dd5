package io.trunkline.benchmarks.cost;

import io.trunkline.testkit.suite.RunningSuite;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/// What the parts of a suite have used until a moment, or between two.
///
/// @param nanos of a clock, or between two moments
/// @param cpuSeconds by part
record Snapshot(long nanos, Map<Part, Double> cpuSeconds, Map<String, DatabaseWork> databases, KafkaWork kafka) {
    private static final double NANOS_PER_SECOND = 1e9;

    static Snapshot of(RunningSuite suite, SuiteProcesses processes) {
        KafkaWork kafka = KafkaWork.of(processes.kafka());
        return new Snapshot(System.nanoTime(), processes.cpuSeconds(), SqlDatabaseStatistics.read(suite), kafka);
    }

    Snapshot since(Snapshot earlier) {
        Map<Part, Double> used = new EnumMap<>(Part.class);
        cpuSeconds.forEach((part, seconds) -> used.put(part, seconds - earlier.cpuSeconds.getOrDefault(part, 0.0)));
        Map<String, DatabaseWork> work = new TreeMap<>();
        databases.forEach((name, now) -> work.put(name, now.since(earlier.database(name))));
        return new Snapshot(nanos - earlier.nanos, used, work, kafka.since(earlier.kafka));
    }

    DatabaseWork database(String name) {
        return databases.getOrDefault(name, DatabaseWork.NONE);
    }

    double seconds() {
        return nanos / NANOS_PER_SECOND;
    }

    /// The share of one core.
    double load(Part part) {
        return cpuSeconds.getOrDefault(part, 0.0) / seconds();
    }
}
