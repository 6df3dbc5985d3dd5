package io.trunkline.benchmarks.faults.safeguards;

import io.trunkline.benchmarks.environment.BenchEnvironment;
import io.trunkline.benchmarks.faults.simulation.Counters;
import java.util.Optional;

/// Disables one safeguard, from outside the product.
public interface DisabledSafeguard extends AutoCloseable {
    /// The port of PostgreSQL for the replicas.
    int databasePort();

    /// Starts once the tables exist.
    void activate();

    @Override
    default void close() {}

    static DisabledSafeguard create(Optional<Safeguard> without, BenchEnvironment environment, Counters counters) {
        return without.<DisabledSafeguard>map(safety -> switch (safety) {
                    case FSYNC -> new WithoutFsync(environment);
                    case TOMBSTONE -> new WithoutTombstone(environment);
                    case EVIDENCE -> new WithoutEvidence(environment);
                    case LOCK -> new WithoutLock(environment, counters);
                    case TALK -> new WithoutTalk(environment);
                })
                .orElseGet(() -> new None(environment));
    }

    /// No safeguard is disabled.
    record None(BenchEnvironment environment) implements DisabledSafeguard {
        @Override
        public int databasePort() {
            return environment.postgres().port();
        }

        @Override
        public void activate() {}
    }
}
