package io.trunkline.benchmarks.catchup;

import io.trunkline.benchmarks.environment.TopicClient;
import io.trunkline.servers.Folders;
import io.trunkline.servers.TcpPorts;
import io.trunkline.testkit.TestTokens;
import io.trunkline.testkit.servers.KafkaServer;
import io.trunkline.testkit.servers.PostgresServer;
import io.trunkline.testkit.servers.TestDatabase;
import io.trunkline.testkit.servers.TestFolder;
import io.trunkline.testkit.servers.TestServers;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Publishes configuration while a service is down, starts the service, and measures the time until it is ready.
public final class CatchUpBench {
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration TIME_LIMIT = Duration.ofMinutes(30);

    private final CatchUpOptions options;
    private final PrintStream out;
    private final Path folder = TestFolder.create("catch-up");
    private final PostgresServer postgres = TestServers.postgres();
    private final KafkaServer kafka = TestServers.kafka();
    private final List<String> results = new ArrayList<>();

    /// @throws IllegalArgumentException for an unknown option
    public CatchUpBench(List<String> options, PrintStream out) {
        this.options = CatchUpOptions.parse(options);
        this.out = out;
    }

    /// @return whether each service has applied all events that it had missed
    public boolean run() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopServers, "end-catch-up"));
        try (TestTokens tokens = TestTokens.start()) {
            postgres.start();
            kafka.start();
            boolean complete = true;
            for (MissedEvents missed : options.missedEvents()) {
                complete &= measure(missed, tokens);
            }
            out.printf("caught up: %s, %s%n", complete ? "complete" : "INCOMPLETE", String.join("; ", results));
            return complete;
        } finally {
            stopServers();
        }
    }

    private boolean measure(MissedEvents missed, TestTokens tokens) {
        TestDatabase database = postgres.createDatabase(missed.database(), "trunkline_" + missed.database());
        try (CatchingUpService service = new CatchingUpService(
                missed.service(), missed.application(), folder, settings(missed, database, tokens))) {
            Duration start = service.startAndCatchUp(START_LIMIT);
            service.kill();
            publish(missed);
            Duration took = service.startAndCatchUp(TIME_LIMIT);
            boolean complete =
                    postgres.execute(database.name(), missed.stored()).equals(Integer.toString(missed.events()));
            String result = String.format(
                    Locale.ROOT,
                    "%s %s in %.1f s (%.0f events a second, heap peak %d MB)",
                    missed.service(),
                    missed.what(),
                    took.toMillis() / 1e3,
                    missed.events() * 1e9 / took.toNanos(),
                    service.heapPeakMegabytes());
            out.printf(
                    Locale.ROOT,
                    "%s%s, %s, of which a start without missed events takes %.1f s%n",
                    result,
                    complete ? "" : " INCOMPLETE",
                    CatchingUpService.MAX_HEAP,
                    start.toMillis() / 1e3);
            if (missed.service().equals("routing-service")) {
                printRatio(missed, took, InsertBaseline.rowsPerSecond(postgres, database.name()));
            }
            results.add(result);
            return complete;
        }
    }

    private void printRatio(MissedEvents missed, Duration took, double bare) {
        out.printf(Locale.ROOT, "bare INSERTs in batches of %d: %.0f rows a second%n", InsertBaseline.BATCH, bare);
        out.printf(
                Locale.ROOT,
                "ratio to bare INSERTs, the start of the replica included: %.2f%n",
                missed.events() * 1e9 / took.toNanos() / bare);
    }

    private List<String> settings(MissedEvents missed, TestDatabase database, TestTokens tokens) {
        Map<String, Object> settings = new LinkedHashMap<>(database.properties());
        settings.put("trunkline.kafka.bootstrap-servers", kafka.bootstrapServers());
        settings.put("trunkline.secrets.directory", folder.resolve("secrets-" + missed.service()));
        settings.put("trunkline.security.jwks-uri", tokens.jwksUri());
        settings.put("trunkline.dialplan.port", TcpPorts.findFree());
        settings.put("spring.main.banner-mode", "off");
        settings.put("logging.level.root", "warn");
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toList();
    }

    private void publish(MissedEvents missed) {
        try (TopicClient topics = new TopicClient(kafka.bootstrapServers())) {
            for (int index = 0; index < missed.events(); index++) {
                topics.publish(missed.event().apply(index));
            }
            topics.flush();
        }
    }

    private void stopServers() {
        kafka.close();
        postgres.close();
        Folders.delete(folder);
    }
}
