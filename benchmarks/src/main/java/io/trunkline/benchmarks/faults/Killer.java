package io.trunkline.benchmarks.faults;

import io.trunkline.benchmarks.site.Replica;
import io.trunkline.benchmarks.site.Site;
import io.trunkline.servers.ServerFailedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Ends replicas and PostgreSQL by kill -9 again and again, and starts them again at once.
final class Killer implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int STARTING_IN_100 = 20;

    private final Site site;
    private final Tally tally;
    private final Dice dice;
    private final ScheduledExecutorService replicas = executor("kill-replicas");
    private final ScheduledExecutorService database = executor("kill-database");

    Killer(Site site, Tally tally, Dice dice) {
        this.site = site;
        this.tally = tally;
        this.dice = dice;
    }

    private static ScheduledExecutorService executor(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    void begin(Duration everyReplica, Duration everyDatabase) {
        repeat(replicas, everyReplica, this::killReplica);
        repeat(database, everyDatabase, this::killDatabase);
    }

    /// An executor forgets what has failed once, and nothing would be killed from then on.
    private void repeat(ScheduledExecutorService executor, Duration every, Runnable kill) {
        Runnable counted = () -> {
            try {
                kill.run();
            } catch (ServerFailedException e) {
                tally.count("kills that failed: " + e.getMessage());
            }
        };
        var _ = executor.scheduleAtFixedRate(counted, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// One that answers; where all are starting, now and then one of those, but not the only one. Done each time, none
    /// would ever answer on a machine where a start takes longer than the time between two kills.
    private void killReplica() {
        startWhatEnded();
        List<Replica> alive = site.replicas().stream().filter(Replica::isAlive).toList();
        List<Replica> answering = alive.stream().filter(Replica::answers).toList();
        if (answering.isEmpty() && (alive.size() < 2 || !dice.percent(STARTING_IN_100))) {
            tally.count("kills with no replica there to be killed");
            return;
        }
        Replica victim = dice.of(answering.isEmpty() ? alive : answering);
        victim.kill();
        site.begin(victim);
        tally.count(answering.isEmpty() ? "kills of a replica that was starting" : "kills of a replica");
    }

    /// One that starts while PostgreSQL is being killed may end by itself, and is started again as an orchestrator
    /// would.
    void startWhatEnded() {
        site.replicas().stream().filter(replica -> !replica.isAlive()).forEach(replica -> {
            tally.count("replicas that ended by themselves at their start");
            site.begin(replica);
        });
    }

    private void killDatabase() {
        site.postgres().kill();
        tally.count("kills of PostgreSQL");
        site.restartPostgres();
    }

    /// Kills nothing more; what is being started again is started.
    void stop() {
        replicas.shutdown();
        database.shutdown();
        try {
            boolean ended = replicas.awaitTermination(LIMIT.toSeconds(), TimeUnit.SECONDS)
                    && database.awaitTermination(LIMIT.toSeconds(), TimeUnit.SECONDS);
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
