package io.trunkline.benchmarks.catchup;

import io.trunkline.benchmarks.environment.BenchEnvironment;
import io.trunkline.benchmarks.environment.ReplicaJvm;
import io.trunkline.benchmarks.environment.RoutingReplica;
import io.trunkline.benchmarks.environment.TopicClient;
import io.trunkline.events.configuration.DidChanged;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/// Publishes numbers while the only replica is down, starts it, and measures the time until it is ready.
public final class CatchUpBench {
    private static final int DEFAULT_NUMBERS = 1_000_000;
    private static final int BATCH = 500;
    private static final int BASELINE_ROWS = 100_000;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration TIME_LIMIT = Duration.ofMinutes(30);

    private final int numbers;
    private final PrintStream out;

    /// @throws IllegalArgumentException for an unknown option
    public CatchUpBench(List<String> options, PrintStream out) {
        this.numbers = options.isEmpty() ? DEFAULT_NUMBERS : numbers(options);
        this.out = out;
    }

    private static int numbers(List<String> options) {
        if (options.size() != 1 || !options.getFirst().matches("--numbers=[1-9][0-9]{0,6}")) {
            throw new IllegalArgumentException(String.join(" ", options));
        }
        return Integer.parseInt(options.getFirst().substring("--numbers=".length()));
    }

    /// @return whether the replica has caught up with all numbers within the time limit
    public boolean run() {
        try (BenchEnvironment environment = new BenchEnvironment(ReplicaJvm.SELDOM_STARTED)) {
            environment.startServers();
            environment.startReplicas(1, environment.postgres().port(), Map.of("logging.level.root", "warn"));
            RoutingReplica replica = environment.replicas().getFirst();
            replica.kill();
            publish(environment);
            Duration took = catchUp(environment, replica);
            boolean complete =
                    environment.query("SELECT count(*) FROM known_dids").equals(Integer.toString(numbers));
            print(took, complete, heapMegabytes(environment, replica), insertsPerSecond(environment));
            return complete;
        }
    }

    private void publish(BenchEnvironment environment) {
        UUID tenant = UUID.randomUUID();
        try (TopicClient topics = new TopicClient(environment.kafka().bootstrapServers())) {
            for (int number = 0; number < numbers; number++) {
                topics.publish(new DidChanged(
                        new UUID(number, tenant.getLeastSignificantBits()),
                        1,
                        false,
                        tenant,
                        String.format(Locale.ROOT, "+1404%07d", number),
                        "404",
                        "PJSIP",
                        DidChanged.Status.ACTIVE,
                        null,
                        Map.of()));
            }
            topics.flush();
        }
    }

    private static Duration catchUp(BenchEnvironment environment, RoutingReplica replica) {
        long started = System.nanoTime();
        environment.startReplica(replica);
        while (!replica.isReady() && System.nanoTime() - started < TIME_LIMIT.toNanos()) {
            LockSupport.parkNanos(POLL.toNanos());
        }
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private static long heapMegabytes(BenchEnvironment environment, RoutingReplica replica) {
        double bytes = environment
                .apiClient(replica)
                .get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{") && line.contains("area=\"heap\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
        return Math.round(bytes / (1 << 20));
    }

    /// Rows a second, each batch in a transaction of its own, from one connection.
    private static double insertsPerSecond(BenchEnvironment environment) {
        String _ = environment.query("CREATE TABLE bare (LIKE known_dids INCLUDING ALL)");
        long started = System.nanoTime();
        for (int row = 0; row < BASELINE_ROWS; row += BATCH) {
            String _ = environment.query("""
                    INSERT INTO bare
                    SELECT gen_random_uuid(), 1, false, gen_random_uuid(), '+1404' || i, 'PJSIP', 'active', NULL
                    FROM generate_series(%d, %d) AS i
                    """.formatted(row, row + BATCH - 1));
        }
        return BASELINE_ROWS * 1e9 / (System.nanoTime() - started);
    }

    private void print(Duration took, boolean complete, long heap, double bare) {
        double perSecond = numbers * 1e9 / took.toNanos();
        out.printf(Locale.ROOT, "bare INSERTs in batches of %d: %.0f rows a second%n", BATCH, bare);
        out.printf(Locale.ROOT, "ratio to bare INSERTs, the start of the replica included: %.2f%n", perSecond / bare);
        out.printf(
                Locale.ROOT,
                "caught up: %s, %d numbers in %.1f s, %.0f a second, heap in use %d MB (-Xmx192m)%n",
                complete ? "complete" : "INCOMPLETE",
                numbers,
                took.toMillis() / 1e3,
                perSecond,
                heap);
    }
}
