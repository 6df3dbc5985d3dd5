package io.trunkline.benchmarks.faults;

import io.trunkline.benchmarks.environment.BenchEnvironment;
import io.trunkline.benchmarks.environment.RoutingReplica;
import io.trunkline.benchmarks.faults.simulation.Counters;
import io.trunkline.benchmarks.faults.simulation.Pause;
import io.trunkline.benchmarks.faults.simulation.SeededRandom;
import io.trunkline.servers.ServerFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Ends replicas and PostgreSQL by kill -9 again and again, and starts them again at once. The next victim of a
/// kind is taken only once the last one is ready again: on a machine where a start takes longer than the pause
/// between two kills nothing would be ready otherwise, and nothing be tested.
final class ProcessKiller implements AutoCloseable {
    static final String ENDED = "replicas that ended by themselves";

    /// A start may take a minute where the cores are busy.
    private static final Duration READY_LIMIT = Duration.ofMinutes(5);

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int TWICE_IN_100 = 20;
    private static final int LONGEST_START_MILLIS = 8_000;

    private final BenchEnvironment environment;
    private final Counters counters;
    private final SeededRandom random;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final List<Thread> loops = new ArrayList<>();

    ProcessKiller(BenchEnvironment environment, Counters counters, SeededRandom random) {
        this.environment = environment;
        this.counters = counters;
        this.random = random;
    }

    /// @param everyReplica from one replica being ready again to the next kill
    /// @param everyDatabase the same of PostgreSQL
    /// @param most kills of each kind
    void start(Duration everyReplica, Duration everyDatabase, int most) {
        scheduleRepeatedly("kill-replicas", everyReplica, most, this::killReplica);
        scheduleRepeatedly("kill-database", everyDatabase, most, this::killDatabase);
    }

    private void scheduleRepeatedly(String name, Duration every, int most, Runnable kill) {
        loops.add(Thread.ofPlatform().daemon().name(name).start(() -> {
            for (int kills = 0; kills < most && !stopsWithin(every); kills++) {
                try {
                    kill.run();
                } catch (ServerFailedException e) {
                    counters.increment("kills that failed: " + e.getMessage());
                }
            }
        }));
    }

    private boolean stopsWithin(Duration time) {
        try {
            return stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// Whether all kills are done, where their number is limited.
    boolean isDone() {
        return loops.stream().noneMatch(Thread::isAlive);
    }

    /// Now and then one is killed once more while it starts.
    private void killReplica() {
        restartExitedReplicas();
        RoutingReplica victim = random.pick(environment.replicas());
        kill(victim, "kills of a replica");
        if (random.chance(TWICE_IN_100)) {
            Pause.of(random.durationMillis(0, LONGEST_START_MILLIS));
            kill(victim, "kills of a replica that was starting");
        }
        await("replica " + victim.number() + " is ready again", victim::isReady);
    }

    private void kill(RoutingReplica victim, String what) {
        victim.kill();
        environment.startReplica(victim);
        counters.increment(what);
    }

    private void killDatabase() {
        environment.postgres().kill();
        counters.increment("kills of PostgreSQL");
        environment.restartPostgres();
        await(
                "a replica is ready on the new PostgreSQL",
                () -> environment.replicas().stream().anyMatch(RoutingReplica::isReady));
    }

    /// Returns when all replicas are ready.
    void awaitReplicas() {
        await(
                "all replicas are ready again",
                () -> environment.replicas().stream().allMatch(RoutingReplica::isReady));
    }

    private void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + READY_LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            restartExitedReplicas();
            if (System.nanoTime() > deadline) {
                throw new ServerFailedException("not within " + READY_LIMIT + ": " + what);
            }
            Pause.of(POLL);
        }
    }

    /// Starts replicas that ended by themselves again, like an orchestrator. None should: each fails the test.
    private synchronized void restartExitedReplicas() {
        environment.replicas().stream()
                .filter(replica -> !replica.isAlive() && !replica.isBeingKilled())
                .forEach(replica -> {
                    counters.increment(ENDED);
                    environment.startReplica(replica);
                });
    }

    /// Kills nothing more; what is being started again is ready.
    void stop() {
        stopping.countDown();
        try {
            for (Thread loop : loops) {
                loop.join();
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
