package io.trunkline.benchmarks.faults.safeguards;

import io.trunkline.benchmarks.environment.BenchEnvironment;
import io.trunkline.benchmarks.faults.simulation.Counters;

/// Caps are looked at without being locked, so that two replicas check and then act on the same numbers: between
/// the replicas and PostgreSQL stands something that blanks `FOR UPDATE` in every statement that reads caps.
final class WithoutLock implements DisabledSafeguard {
    private final PostgresProxy proxy;

    WithoutLock(BenchEnvironment site, Counters tally) {
        this.proxy = new PostgresProxy(site.postgres().port(), () -> new LockRemover(tally));
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
