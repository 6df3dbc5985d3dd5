package io.trunkline.benchmarks.faults.safeguards;

import io.trunkline.benchmarks.environment.BenchEnvironment;
import io.trunkline.benchmarks.faults.simulation.Pause;
import io.trunkline.testkit.servers.StatementFailedException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// Ends each lease after a second, like a time to live.
final class WithoutEvidence implements DisabledSafeguard {
    private static final Duration INTERVAL = Duration.ofMillis(250);
    private static final String RELEASE = """
            WITH old AS (
                SELECT id, holds FROM leases WHERE state = 'held' AND taken_at < clock_timestamp() - interval '1 second'
                ORDER BY id FOR UPDATE SKIP LOCKED
            ), released AS (
                UPDATE leases l SET state = 'released', released_at = clock_timestamp(), evidence = 'snapshot'
                FROM old WHERE l.id = old.id AND l.state = 'held' RETURNING old.holds
            )
            UPDATE caps c SET active = c.active - freed.count
            FROM (SELECT cap, count(*)::integer AS count FROM released, unnest(holds) AS cap GROUP BY cap) freed
            WHERE c.id = freed.cap
            """;

    private final BenchEnvironment environment;
    private final AtomicBoolean open = new AtomicBoolean(true);

    WithoutEvidence(BenchEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public int databasePort() {
        return environment.postgres().port();
    }

    @Override
    public void activate() {
        Thread _ = Thread.ofPlatform().daemon().name("time-to-live").start(() -> {
            while (open.get()) {
                try {
                    String _ = environment.query(RELEASE);
                } catch (StatementFailedException _) {
                    // PostgreSQL is being killed, or another session was faster
                }
                Pause.of(INTERVAL);
            }
        });
    }

    @Override
    public void close() {
        open.set(false);
    }
}
