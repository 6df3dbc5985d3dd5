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

    static DisabledSafeguard create(Optional<Safeguard> without, BenchEnvironment site, Counters tally) {
        return without.<DisabledSafeguard>map(safety -> switch (safety) {
                    case FSYNC -> new WithoutFsync(site);
                    case TOMBSTONE -> new WithoutTombstone(site);
                    case EVIDENCE -> new WithoutEvidence(site);
                    case LOCK -> new WithoutLock(site, tally);
                })
                .orElseGet(() -> new None(site));
    }

    /// No safeguard is disabled.
    record None(BenchEnvironment site) implements DisabledSafeguard {
        @Override
        public int databasePort() {
            return site.postgres().port();
        }

        @Override
        public void activate() {}
    }
}
