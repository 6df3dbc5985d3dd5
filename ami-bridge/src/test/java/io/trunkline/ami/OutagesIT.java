package io.trunkline.ami;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.CallCompleted;
import io.trunkline.events.calls.CallEvent;
import io.trunkline.events.calls.CallFact;
import io.trunkline.events.calls.CallFact.Source;
import io.trunkline.events.calls.CallProgress;
import io.trunkline.events.wire.Topic;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.EventTestClient;
import io.trunkline.testkit.ServiceProcess;
import io.trunkline.testkit.asterisk.AmiRecorder;
import io.trunkline.testkit.servers.KafkaServer;
import io.trunkline.testkit.servers.PostgresServer;
import io.trunkline.testkit.servers.TestDatabase;
import io.trunkline.testkit.servers.TestServers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A bridge and a real Asterisk, both with the same database, during outages of it and of Kafka: no call is lost, and
/// each fact has one id, however often it is published.
@Tag("long")
class OutagesIT {
    private static final String NODE_NAME = "ast8";
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private static final PostgresServer POSTGRES = TestServers.postgres();
    private static final KafkaServer KAFKA = TestServers.kafka();
    private static TestDatabase database;
    private static RealNodeFixture node;
    private static ServiceProcess bridge;
    private static EventTestClient wire;
    private static AmiRecorder ami;

    @BeforeAll
    static void start() throws Exception {
        POSTGRES.start();
        KAFKA.start();
        POSTGRES.execute("postgres", "CREATE ROLE asterisk_cel LOGIN PASSWORD '" + TestEnvironment.CEL_PASSWORD + "'");
        database = POSTGRES.createDatabase("ami_bridge", "trunkline_ami_bridge");
        node = new RealNodeFixture(POSTGRES, NODE_NAME);
        bridge = startBridge();
        bridge.awaitReady();
        node.start();
        ami = new AmiRecorder(node.node(), RealNodeFixture.SECRET);
        wire = new EventTestClient(KAFKA.bootstrapServers(), Topic.CALL_PROGRESS, Topic.CALL_COMPLETED);
        awaitConnected();
    }

    @AfterAll
    static void close() throws IOException {
        ami.close();
        bridge.close();
        wire.close();
        node.close();
        KAFKA.close();
        POSTGRES.close();
    }

    private static ServiceProcess startBridge() {
        List<String> settings = new ArrayList<>(List.of(
                "--trunkline.security.jwks-uri=" + TestEnvironment.TOKENS.jwksUri(),
                "--trunkline.kafka.bootstrap-servers=" + KAFKA.bootstrapServers(),
                "--trunkline.messaging.partitions=2",
                "--logging.level.root=warn",
                "--logging.level.io.trunkline=info",
                "--trunkline.node.name=" + NODE_NAME,
                "--trunkline.node.port=" + node.node().amiPort(),
                "--trunkline.node.secret-file=" + node.secretFile(),
                "--trunkline.facts.ack-timeout=1s",
                "--trunkline.facts.retry-interval=500ms",
                "--trunkline.facts.store-interval=100ms",
                "--trunkline.cel.poll-interval=100ms",
                "--trunkline.cel.grace=400ms"));
        database.properties().forEach((name, value) -> settings.add("--" + name + "=" + value));
        return ServiceProcess.start(AmiBridgeApplication.class, settings);
    }

    @Test
    void calls_are_published_while_the_database_is_away_and_a_killed_bridge_repeats_them_with_the_same_ids() {
        String live = newCall();
        awaitPublished(live, 1);

        POSTGRES.kill();
        hangUp(live);
        String meanwhile = newCall();
        hangUp(meanwhile);
        assertThat(completed(live).fact().source()).isEqualTo(Source.AMI);
        assertThat(completed(meanwhile).fact().source()).isEqualTo(Source.AMI);
        bridge.kill();
        POSTGRES.start();
        bridge = startBridge();

        assertLogPublished(live, meanwhile);
        assertCompleteOnce(live, meanwhile);
    }

    @Test
    void without_kafka_and_database_the_bridge_keeps_the_facts() {
        String live = newCall();
        awaitPublished(live, 1);

        KAFKA.kill();
        POSTGRES.kill();
        hangUp(live);
        String meanwhile = newCall();
        hangUp(meanwhile);
        POSTGRES.start();
        KAFKA.start();

        assertThat(completed(live).fact().source()).isEqualTo(Source.AMI);
        assertThat(completed(meanwhile).fact().source()).isEqualTo(Source.AMI);
        assertLogPublished(live, meanwhile);
        assertCompleteOnce(live, meanwhile);
    }

    @Test
    void what_a_bridge_held_when_it_was_killed_without_kafka_and_database_is_published_from_the_nodes_copy() {
        String live = newCall();
        awaitPublished(live, 1);

        KAFKA.kill();
        POSTGRES.kill();
        hangUp(live);
        String meanwhile = newCall();
        hangUp(meanwhile);
        bridge.kill();
        String withoutBridge = newCall();
        hangUp(withoutBridge);
        POSTGRES.start();
        KAFKA.start();
        bridge = startBridge();

        assertThat(completed(live).fact().source()).isEqualTo(Source.CEL);
        assertThat(completed(meanwhile).fact().source()).isEqualTo(Source.CEL);
        assertThat(completed(withoutBridge).fact().source()).isEqualTo(Source.CEL);
        assertLogPublished(live, meanwhile, withoutBridge);
        assertCompleteOnce(live, meanwhile, withoutBridge);
    }

    /// A call that the bridge did not place.
    ///
    /// @return its id
    private static String newCall() {
        String call = NODE_NAME + TestEnvironment.newCallId().substring("ast1".length());
        ami.send("""
                Action: Originate
                Channel: Local/s@trunkline-hold/n
                ChannelId: %1$s
                Context: trunkline-hold
                Exten: s
                Priority: 1
                Async: true
                Variable: __TRUNKLINE_CALL=%1$s""".formatted(call));
        await("the call is live", () -> hasLine(call, "CHAN_START"));
        return call;
    }

    private static boolean hasLine(String call, String type) {
        return node.node().celLines().stream()
                .anyMatch(line -> line.contains(type) && line.contains("\"linkedid\":\"" + call + "\""));
    }

    private static void hangUp(String call) {
        String _ = node.node().command("channel request hangup all");
        await("the node's copy has the end of the call", () -> hasLine(call, "LINKEDID_END"));
    }

    private static CallCompleted completed(String call) {
        List<CallCompleted> found = new ArrayList<>();
        await("the end of " + call, () -> {
            wire.consumed(CallCompleted.class).stream()
                    .filter(it -> it.callId().equals(call))
                    .forEach(found::add);
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    private static void awaitPublished(String call, int facts) {
        await("facts of " + call, () -> events(call).size() >= facts);
    }

    /// Waits until the table has all that Asterisk wrote of the calls, and the bridge has compared all of it.
    private static void assertLogPublished(String... calls) {
        for (String call : calls) {
            long written = node.node().celLines().stream()
                    .filter(line -> line.contains("\"linkedid\":\"" + call + "\""))
                    .count();
            assertThat(written).isGreaterThan(3);
            await("the table has the events of " + call, () -> rows(call, "true") == written);
            await("the events of " + call + " are published", () -> rows(call, "NOT published") == 0);
        }
        await("the outbox is empty", () -> sql("SELECT count(*) FROM outbox").equals("0"));
    }

    private static long rows(String call, String condition) {
        return Long.parseLong(sql("SELECT count(*) FROM cel WHERE linkedid = '%s' AND %s".formatted(call, condition)));
    }

    /// Consumers store each id once.
    private static void assertCompleteOnce(String... calls) {
        for (String call : calls) {
            var byKind = events(call).stream()
                    .collect(Collectors.groupingBy(
                            OutagesIT::kind, Collectors.mapping(it -> fact(it).eventId(), Collectors.toSet())));
            assertThat(byKind.get("COMPLETED")).hasSize(1);
            assertThat(byKind.get("STARTED")).hasSize(1);
            assertThat(byKind.get("ENDED")).hasSize(1);
        }
    }

    private static String kind(CallEvent event) {
        return event instanceof CallProgress progress ? progress.kind().name() : "COMPLETED";
    }

    private static CallFact fact(CallEvent event) {
        return event instanceof CallProgress progress ? progress.fact() : ((CallCompleted) event).fact();
    }

    private static List<CallEvent> events(String call) {
        return Stream.concat(
                        wire.consumed(CallProgress.class).stream().map(Function.<CallEvent>identity()),
                        wire.consumed(CallCompleted.class).stream())
                .filter(it -> it.callId().equals(call))
                .toList();
    }

    private static void awaitConnected() {
        await("the bridge is connected", () -> nodeView().contains("\"connected\":true"));
    }

    private static String nodeView() {
        return bridge.api(TestEnvironment.TOKENS.staff()).get("/api/v1/nodes").body();
    }

    private static String sql(String query) {
        return POSTGRES.execute(database.name(), query);
    }

    private static void await(String what, Callable<Boolean> condition) {
        Await.until(what, TIMEOUT, condition);
    }
}
