package io.trunkline.benchmarks.faults.safeguards;

import io.trunkline.benchmarks.environment.BenchEnvironment;

/// Commits are acknowledged before they are in the log, and the log is written seldom: what a crash of PostgreSQL
/// loses then is seconds, as it would with a disk that lies.
record WithoutFsync(BenchEnvironment site) implements DisabledSafeguard {
    WithoutFsync {
        var postgres = site.postgres();
        for (String setting : new String[] {
            "wal_writer_delay = '10s'",
            "wal_writer_flush_after = '1GB'",
            "wal_buffers = '128MB'",
            "checkpoint_timeout = '1h'"
        }) {
            String _ = postgres.execute("postgres", "ALTER SYSTEM SET " + setting);
        }
        postgres.restart();
    }

    @Override
    public int databasePort() {
        return site.postgres().port();
    }

    /// For the sessions that begin from now on; and the kills end those that there are.
    @Override
    public void activate() {
        String _ = site.query("ALTER ROLE trunkline_routing SET synchronous_commit = off");
        site.terminateSessions();
    }
}
