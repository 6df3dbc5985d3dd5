package io.trunkline.benchmarks.amiflood;

import io.trunkline.benchmarks.catchup.CatchingUpService;
import io.trunkline.benchmarks.environment.TopicClient;
import io.trunkline.events.calls.CallCompleted;
import io.trunkline.events.wire.Topic;
import io.trunkline.servers.Folders;
import io.trunkline.servers.PrivateFile;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.RestClient;
import io.trunkline.testkit.TestTokens;
import io.trunkline.testkit.ami.FakeAmiServer;
import io.trunkline.testkit.servers.KafkaServer;
import io.trunkline.testkit.servers.PostgresServer;
import io.trunkline.testkit.servers.TestDatabase;
import io.trunkline.testkit.servers.TestFolder;
import io.trunkline.testkit.servers.TestServers;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Floods ami-bridge with the events of a fake node, at shares of the rate that asterisk-java alone reads in the same
/// run, and finds the highest at which no event is lost and every call is published once.
public final class AmiFloodBench {
    private static final int WARM_UP_CALLS = 5_000;
    private static final int BARE_CALLS = 15_000;
    private static final Duration FLOOD = Duration.ofSeconds(15);
    private static final List<Double> SHARES = List.of(1.0, 0.75, 0.5, 0.35, 0.25, 0.15);
    private static final double TARGET = 0.5;
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final PrintStream out;
    private final Path folder = TestFolder.create("ami-flood");
    private final PostgresServer postgres = TestServers.postgres();
    private final KafkaServer kafka = TestServers.kafka();
    private final Set<String> completed = ConcurrentHashMap.newKeySet();
    private final AtomicLong repeated = new AtomicLong();
    private final Flood flood = new Flood();

    public AmiFloodBench(PrintStream out) {
        this.out = out;
    }

    /// @return whether ami-bridge reaches half of the bare reader
    public boolean run() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopServers, "end-ami-flood"));
        try (TestTokens tokens = TestTokens.start();
                FakeAmiServer bareNode = FakeAmiServer.start();
                FakeAmiServer node = FakeAmiServer.start()) {
            postgres.start();
            kafka.start();
            Folders.createPrivate(folder.resolve("secrets"));
            PrivateFile.write(folder.resolve("secrets/ami-secret"), FakeAmiServer.SECRET);
            TestDatabase database = postgres.createDatabase("ami_bridge", "trunkline_ami_bridge");
            try (CatchingUpService bridge = new CatchingUpService(
                    "ami-bridge",
                    "io.trunkline.ami.AmiBridgeApplication",
                    folder,
                    settings(database, tokens, node.port()))) {
                Duration _ = bridge.startAndCatchUp(START_LIMIT);
                RestClient api = new RestClient(bridge.port(), tokens.admin());
                Await.until(
                        "connected", LIMIT, () -> view(api).path("connected").asBoolean());
                return measure(bareNode, node, api);
            }
        } finally {
            stopServers();
        }
    }

    private boolean measure(FakeAmiServer bareNode, FakeAmiServer node, RestClient api) {
        try (TopicClient wire = new TopicClient(kafka.bootstrapServers())) {
            wire.subscribe(Topic.CALL_COMPLETED, event -> {
                if (event instanceof CallCompleted call && !completed.add(call.callId())) {
                    repeated.incrementAndGet();
                }
            });
            double _ = BareReader.eventsPerSecond(bareNode, flood, WARM_UP_CALLS);
            double bare = BareReader.eventsPerSecond(bareNode, flood, BARE_CALLS);
            out.printf(Locale.ROOT, "asterisk-java alone: %.0f events a second%n", bare);
            boolean _ = isHandled(node, api, WARM_UP_CALLS, bare * SHARES.getLast());
            for (double share : SHARES) {
                int calls = (int) (bare * share * FLOOD.toSeconds() / AmiCallEvents.COUNT);
                if (isHandled(node, api, calls, bare * share)) {
                    out.printf(Locale.ROOT, "ratio to asterisk-java alone: %.2f without a gap%n", share);
                    return share >= TARGET;
                }
            }
            out.println("ratio to asterisk-java alone: below " + SHARES.getLast());
            return false;
        }
    }

    /// Whether all calls were published, each once, and no event was lost.
    private boolean isHandled(FakeAmiServer node, RestClient api, int calls, double eventsPerSecond) {
        long gapsBefore = view(api).path("gaps").asLong();
        long publishedBefore = completed.size();
        long started = System.nanoTime();
        int _ = flood.send(node, calls, eventsPerSecond);
        double sentAfter = (System.nanoTime() - started) / 1e9;
        boolean published = isPublished(publishedBefore + calls);
        double handledAfter = (System.nanoTime() - started) / 1e9;
        long gaps = view(api).path("gaps").asLong() - gapsBefore;
        out.printf(
                Locale.ROOT,
                "ami-bridge, %.0f events a second offered: %d events sent in %.1f s, published after %.1f s, calls %d of %d,"
                        + " twice %d, gaps %d%n",
                eventsPerSecond,
                calls * AmiCallEvents.COUNT,
                sentAfter,
                handledAfter,
                completed.size() - publishedBefore,
                calls,
                repeated.get(),
                gaps);
        boolean onTime = sentAfter < FLOOD.toSeconds() * 1.1;
        return published && gaps == 0 && repeated.get() == 0 && onTime;
    }

    private boolean isPublished(long calls) {
        try {
            Await.until("all calls are published", Duration.ofSeconds(20), () -> completed.size() >= calls);
            return true;
        } catch (AssertionError _) {
            return false;
        }
    }

    private static JsonNode view(RestClient api) {
        return new JsonMapper()
                .readTree(api.get("/api/v1/nodes").body())
                .path("items")
                .path(0);
    }

    private List<String> settings(TestDatabase database, TestTokens tokens, int amiPort) {
        Map<String, Object> settings = new LinkedHashMap<>(database.properties());
        settings.put("trunkline.kafka.bootstrap-servers", kafka.bootstrapServers());
        settings.put("trunkline.secrets.directory", folder.resolve("secrets"));
        settings.put("trunkline.security.jwks-uri", tokens.jwksUri());
        settings.put("trunkline.node.port", amiPort);
        settings.put("spring.main.banner-mode", "off");
        settings.put("logging.level.root", "warn");
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toList();
    }

    private void stopServers() {
        kafka.close();
        postgres.close();
        Folders.delete(folder);
    }
}
