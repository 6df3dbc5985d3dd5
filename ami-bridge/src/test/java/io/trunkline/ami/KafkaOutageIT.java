package io.trunkline.ami;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.CallCompleted;
import io.trunkline.events.calls.CallFact.Source;
import io.trunkline.events.calls.CallProgress;
import io.trunkline.events.calls.CallProgress.Kind;
import io.trunkline.events.wire.Topic;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.EventTestClient;
import io.trunkline.testkit.ServiceProcess;
import io.trunkline.testkit.ami.FakeAmiServer;
import io.trunkline.testkit.servers.KafkaServer;
import io.trunkline.testkit.servers.TestDatabase;
import io.trunkline.testkit.servers.TestFolder;
import io.trunkline.testkit.servers.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A bridge in a process of its own. Kafka stops while a call is live; the bridge is killed with the facts of its
/// end in flight, and the next one sees a second call, from start to end. Then Kafka is back.
class KafkaOutageIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private static final KafkaServer KAFKA = TestServers.kafka();
    private static final FakeAmiServer NODE = FakeAmiServer.start();
    private static final TestDatabase DATABASE = TestEnvironment.POSTGRES.newDatabase("ami_bridge");
    private static final InboundCallFixture CUT_OFF = newCall();
    private static final InboundCallFixture DURING_OUTAGE = newCall();
    private static ServiceProcess bridge;
    private static EventTestClient wire;
    private static String keysOfCutOff;

    @BeforeAll
    static void kafkaIsAwayAndBack() throws Exception {
        KAFKA.start();
        bridge = startBridge("1m");
        bridge.awaitReady();
        wire = new EventTestClient(KAFKA.bootstrapServers(), Topic.CALL_PROGRESS, Topic.CALL_COMPLETED);
        awaitConnected();
        awaitDirectPath();
        CUT_OFF.rings();
        awaitKinds(CUT_OFF, Kind.STARTED, Kind.ATTEMPT_STARTED);

        KAFKA.kill();
        CUT_OFF.ends(17, "486");
        await("the bridge has seen the end", () -> nodeView().contains("\"liveCalls\":0"));
        keysOfCutOff = sql("SELECT count(*) FROM published_fact WHERE uniqueid IN ('%s', '%s')"
                        .formatted(CUT_OFF.callId(), CUT_OFF.dialedChannelId())
                + " AND kind IN ('ATTEMPT_ENDED', 'ENDED', 'COMPLETED')");
        bridge.kill();
        writeLogOfTheEnd(CUT_OFF);

        bridge = startBridge("1s");
        awaitConnected();
        DURING_OUTAGE.rings().answers().ends(16, "");
        await("its facts are in the outbox", () -> outboxRows(DURING_OUTAGE) == 6);
        KAFKA.start();
        await(
                "the outbox is published",
                () -> sql("SELECT count(*) FROM outbox").equals("0"));
    }

    @AfterAll
    static void close() {
        bridge.close();
        wire.close();
        KAFKA.close();
        NODE.close();
    }

    @Test
    void what_a_killed_bridge_had_in_flight_is_published_from_cel() {
        CallCompleted completed = awaitCompleted(CUT_OFF);

        assertThat(keysOfCutOff)
                .as("keys that were stored without an acknowledgment")
                .isEqualTo("0");
        assertThat(completed.fact().source()).isEqualTo(Source.CEL);
        awaitKinds(CUT_OFF, Kind.STARTED, Kind.ATTEMPT_STARTED, Kind.ATTEMPT_ENDED, Kind.ENDED);
    }

    @Test
    void facts_of_an_outage_are_published_in_order_afterwards() {
        CallCompleted completed = awaitCompleted(DURING_OUTAGE);

        assertThat(completed.fact().source()).isEqualTo(Source.AMI);
        assertThat(completed.answeredAt()).isNotNull();
        awaitKinds(DURING_OUTAGE, Kind.STARTED, Kind.ATTEMPT_STARTED, Kind.ANSWERED, Kind.ATTEMPT_ENDED, Kind.ENDED);
    }

    @Test
    void facts_go_to_kafka_directly_after_an_outage() {
        awaitDirectPath();
    }

    /// From then on the producer knows the topics, so that it does not wait for Kafka.
    private static void awaitDirectPath() {
        await("a call needs no row in the outbox", () -> {
            String before = sql("SELECT last_value FROM outbox_id_seq");
            var _ = awaitCompleted(newCall().rings().answers().ends(16, ""));
            return sql("SELECT last_value FROM outbox_id_seq").equals(before);
        });
    }

    private static InboundCallFixture newCall() {
        return InboundCallFixture.on(NODE, DATABASE.name(), TestEnvironment.newCallId());
    }

    private static ServiceProcess startBridge(String ackTimeout) throws Exception {
        Path secret = TestFolder.create("ami").resolve("ami-secret");
        List<String> settings = new ArrayList<>(List.of(
                "--trunkline.security.jwks-uri=" + TestEnvironment.TOKENS.jwksUri(),
                "--trunkline.kafka.bootstrap-servers=" + KAFKA.bootstrapServers(),
                "--trunkline.messaging.partitions=2",
                // a producer that looks for the only broker again blocks, and has nothing in flight
                "--spring.kafka.properties.metadata.recovery.strategy=none",
                "--logging.level.root=warn",
                "--logging.level.io.trunkline=info",
                "--trunkline.node.port=" + NODE.port(),
                "--trunkline.node.secret-file=" + Files.writeString(secret, FakeAmiServer.SECRET + "\n"),
                "--trunkline.facts.ack-timeout=" + ackTimeout,
                "--trunkline.facts.retry-interval=500ms",
                "--trunkline.facts.store-interval=100ms",
                "--trunkline.cel.poll-interval=100ms",
                "--trunkline.cel.grace=400ms"));
        DATABASE.properties().forEach((name, value) -> settings.add("--" + name + "=" + value));
        return ServiceProcess.start(AmiBridgeApplication.class, settings);
    }

    /// What Asterisk has written by then.
    private static void writeLogOfTheEnd(InboundCallFixture call) {
        call.writeCelHangup(17);
        call.writeCelRow("HANGUP", "PJSIP/c1-1", call.callId(), "{\"hangupcause\":17,\"dialstatus\":\"BUSY\"}");
        call.writeCelRow("LINKEDID_END", "PJSIP/c1-1", call.callId(), "");
    }

    private static void awaitConnected() {
        await("the bridge is connected", () -> nodeView().contains("\"connected\":true"));
    }

    private static String nodeView() {
        return bridge.api(TestEnvironment.TOKENS.staff()).get("/api/v1/nodes").body();
    }

    private static long outboxRows(InboundCallFixture call) {
        return Long.parseLong(sql("SELECT count(*) FROM outbox WHERE key = '" + call.callId() + "'"));
    }

    private static String sql(String query) {
        return TestEnvironment.POSTGRES.execute(DATABASE.name(), query);
    }

    private static CallCompleted awaitCompleted(InboundCallFixture call) {
        return wire.await(CallCompleted.class, it -> it.callId().equals(call.callId()));
    }

    private static void awaitKinds(InboundCallFixture call, Kind... kinds) {
        await("published of " + call.callId(), () -> {
            assertThat(wire.consumed(CallProgress.class).stream()
                            .filter(it -> it.callId().equals(call.callId()))
                            .map(CallProgress::kind))
                    .containsExactly(kinds);
            return true;
        });
    }

    private static void await(String what, Callable<Boolean> condition) {
        Await.until(what, TIMEOUT, condition);
    }
}
