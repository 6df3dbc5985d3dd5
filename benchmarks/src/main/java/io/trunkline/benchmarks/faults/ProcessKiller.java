package io.trunkline.benchmarks.faults;

import io.trunkline.benchmarks.environment.BenchEnvironment;
import io.trunkline.benchmarks.environment.RoutingReplica;
import io.trunkline.benchmarks.faults.simulation.Counters;
import io.trunkline.benchmarks.faults.simulation.SeededRandom;
import io.trunkline.servers.ServerFailedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Ends replicas and PostgreSQL by kill -9 again and again, and starts them again at once.
final class ProcessKiller implements AutoCloseable {
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(90);
    private static final int KILL_STARTING_PERCENT = 20;

    private final BenchEnvironment site;
    private final Counters counters;
    private final SeededRandom random;
    private final ScheduledExecutorService replicas = executor("kill-replicas");
    private final ScheduledExecutorService database = executor("kill-database");

    ProcessKiller(BenchEnvironment site, Counters tally, SeededRandom dice) {
        this.site = site;
        this.counters = tally;
        this.random = dice;
    }

    private static ScheduledExecutorService executor(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    void start(Duration everyReplica, Duration everyDatabase) {
        scheduleRepeatedly(replicas, everyReplica, this::killReplica);
        scheduleRepeatedly(database, everyDatabase, this::killDatabase);
    }

    /// An executor forgets what has failed once, and nothing would be killed from then on.
    private void scheduleRepeatedly(ScheduledExecutorService executor, Duration every, Runnable kill) {
        Runnable counted = () -> {
            try {
                kill.run();
            } catch (ServerFailedException e) {
                counters.increment("kills that failed: " + e.getMessage());
            }
        };
        var _ = executor.scheduleAtFixedRate(counted, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// One that answers; where all are starting, now and then one of those, but not the only one. Done each time,
    /// none would ever answer on a machine where a start takes longer than the time between two kills.
    private void killReplica() {
        restartExitedReplicas();
        List<RoutingReplica> alive =
                site.replicas().stream().filter(RoutingReplica::isAlive).toList();
        List<RoutingReplica> answering =
                alive.stream().filter(RoutingReplica::isListening).toList();
        if (answering.isEmpty() && (alive.size() < 2 || !random.chance(KILL_STARTING_PERCENT))) {
            counters.increment("kills with no replica there to be killed");
            return;
        }
        RoutingReplica victim = random.pick(answering.isEmpty() ? alive : answering);
        victim.kill();
        site.startReplica(victim);
        counters.increment(answering.isEmpty() ? "kills of a replica that was starting" : "kills of a replica");
    }

    /// One that starts while PostgreSQL is being killed may end by itself, and is started again as an orchestrator
    /// would.
    void restartExitedReplicas() {
        site.replicas().stream().filter(replica -> !replica.isAlive()).forEach(replica -> {
            counters.increment("replicas that ended by themselves at their start");
            site.startReplica(replica);
        });
    }

    private void killDatabase() {
        site.postgres().kill();
        counters.increment("kills of PostgreSQL");
        site.restartPostgres();
    }

    /// Kills nothing more; what is being started again is started.
    void stop() {
        replicas.shutdown();
        database.shutdown();
        try {
            boolean ended = replicas.awaitTermination(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                    && database.awaitTermination(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            if (!ended) {
                throw new IllegalStateException("a kill does not come to its end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
