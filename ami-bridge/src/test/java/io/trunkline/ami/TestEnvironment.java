package io.trunkline.ami;

import io.trunkline.events.wire.Topic;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.EventTestClient;
import io.trunkline.testkit.RestClient;
import io.trunkline.testkit.TestTokens;
import io.trunkline.testkit.ami.FakeAmiServer;
import io.trunkline.testkit.servers.PostgresServer;
import io.trunkline.testkit.servers.SharedServers;
import io.trunkline.testkit.servers.TestDatabase;
import io.trunkline.testkit.servers.TestFolder;
import io.trunkline.testkit.servers.TestServers;
import io.trunkline.testkit.sipp.LoopbackAddresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// The bridge with a fake node, started once for all tests. The database server is not shared with other modules:
/// tests stop it, and Asterisk finds the database by its name.
public final class TestEnvironment {

    public static final String CEL_PASSWORD = "insert-only";

    /// Where the service receives copies of the SIP messages of real nodes.
    static final String SIP_COPIES = "127.0.0.1:" + LoopbackAddresses.freeUdpPort("127.0.0.1");

    public static final TestTokens TOKENS = TestTokens.start();
    public static final FakeAmiServer NODE = FakeAmiServer.start();
    public static final PostgresServer POSTGRES = TestServers.postgres();
    public static final TestDatabase DATABASE;
    public static final ConfigurableApplicationContext SERVICE;
    public static final EventTestClient WIRE;
    public static final RestClient API;

    private static final AtomicInteger CALLS = new AtomicInteger();

    static {
        POSTGRES.start();
        POSTGRES.execute("postgres", "CREATE ROLE asterisk_cel LOGIN PASSWORD '" + CEL_PASSWORD + "'");
        DATABASE = POSTGRES.createDatabase("ami_bridge", "trunkline_ami_bridge");
        SERVICE = start();
        API = new RestClient(port("local.server.port"), port("local.management.port"), TOKENS.staff());
        Await.until("ready", API::isReady);
        WIRE = new EventTestClient(
                SharedServers.kafka().bootstrapServers(),
                Topic.CALL_PROGRESS,
                Topic.CALL_COMPLETED,
                Topic.ENDPOINT_STATUS,
                Topic.NODE_SNAPSHOT,
                Topic.ALERT_RAISED);
        Runtime.getRuntime().addShutdownHook(new Thread(TestEnvironment::end));
    }

    private TestEnvironment() {}

    private static ConfigurableApplicationContext start() {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--trunkline.security.jwks-uri=" + TOKENS.jwksUri(),
                "--trunkline.kafka.bootstrap-servers=" + SharedServers.kafka().bootstrapServers(),
                "--trunkline.messaging.partitions=2",
                "--logging.level.root=warn",
                "--logging.level.io.trunkline=info",
                "--trunkline.node.port=" + NODE.port(),
                "--trunkline.node.secret-file=" + secretFile(),
                "--trunkline.node.action-timeout=1s",
                "--trunkline.node.connect-timeout=1s",
                "--trunkline.node.ping-interval=300ms",
                "--trunkline.commands.close-interval=200ms",
                "--trunkline.restarts.settle-time=300ms",
                "--trunkline.restarts.check-interval=100ms",
                "--trunkline.facts.store-interval=100ms",
                "--trunkline.refusals.report-interval=100ms",
                "--trunkline.refusals.sip-copies=" + SIP_COPIES,
                "--trunkline.cel.poll-interval=100ms",
                "--trunkline.cel.grace=400ms"));
        DATABASE.properties().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return new SpringApplicationBuilder(AmiBridgeApplication.class)
                .properties("spring.config.name=ami-bridge")
                .run(arguments.toArray(String[]::new));
    }

    private static Path secretFile() {
        try {
            return Files.writeString(TestFolder.create("ami").resolve("ami-secret"), FakeAmiServer.SECRET + "\n");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static int port(String property) {
        return SERVICE.getEnvironment().getRequiredProperty(property, Integer.class);
    }

    private static void end() {
        SERVICE.close();
        NODE.close();
        POSTGRES.close();
    }

    /// A call id that no other test uses, with a second after any start of the node.
    public static String newCallId() {
        return "ast1-4000000000." + CALLS.incrementAndGet();
    }

    /// Runs a query. The result has a line for each row, with `|` between columns.
    public static String sql(String query) {
        return POSTGRES.execute(DATABASE.name(), query);
    }

    public static <T> T bean(Class<T> type) {
        return SERVICE.getBean(type);
    }
}
