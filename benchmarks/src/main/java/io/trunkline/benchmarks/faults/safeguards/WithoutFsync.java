package io.trunkline.benchmarks.faults.safeguards;

import io.trunkline.benchmarks.environment.BenchEnvironment;

/// Acknowledges commits before they are in the write-ahead log, which is written rarely. A crash of PostgreSQL then
/// loses seconds of commits, as with a disk that does not flush.
record WithoutFsync(BenchEnvironment environment) implements DisabledSafeguard {
    WithoutFsync {
        var postgres = environment.postgres();
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
        return environment.postgres().port();
    }

    /// Applies to new sessions; the kills end the existing ones.
    @Override
    public void activate() {
        String _ = environment.query("ALTER ROLE trunkline_routing SET synchronous_commit = off");
        environment.terminateSessions();
    }
}
