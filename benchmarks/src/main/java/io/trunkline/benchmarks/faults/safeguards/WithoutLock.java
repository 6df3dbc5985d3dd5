package io.trunkline.benchmarks.faults.safeguards;

import io.trunkline.benchmarks.environment.BenchEnvironment;
import io.trunkline.benchmarks.faults.simulation.Counters;

/// Reads caps without locking them, so that two replicas decide on the same numbers: a proxy between the replicas
/// and PostgreSQL blanks `FOR UPDATE` in each statement that reads caps.
final class WithoutLock implements DisabledSafeguard {
    private final PostgresProxy proxy;

    WithoutLock(BenchEnvironment environment, Counters counters) {
        this.proxy = new PostgresProxy(environment.postgres().port(), () -> new LockRemover(counters));
    }

    @Override
    public int databasePort() {
        return proxy.port();
    }

    @Override
    public void activate() {}

    @Override
    public void close() {
        proxy.close();
    }
}
