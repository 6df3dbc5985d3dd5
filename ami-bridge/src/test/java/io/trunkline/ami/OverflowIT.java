package io.trunkline.ami;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.CallCompleted;
import io.trunkline.events.calls.CallFact.Source;
import io.trunkline.events.calls.CallProgress;
import io.trunkline.events.wire.Topic;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.EventTestClient;
import io.trunkline.testkit.ServiceProcess;
import io.trunkline.testkit.ami.FakeAmiServer;
import io.trunkline.testkit.servers.LockedTable;
import io.trunkline.testkit.servers.SharedServers;
import io.trunkline.testkit.servers.TestDatabase;
import io.trunkline.testkit.servers.TestFolder;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A bridge with a small queue, in a process of its own. Its database does not store keys for a while, so that it takes
/// no further events, and the node goes on: events are lost.
class OverflowIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int CALLS = 60;

    private static final FakeAmiServer NODE = FakeAmiServer.start();
    private static final TestDatabase DATABASE = TestEnvironment.POSTGRES.newDatabase("ami_bridge");
    private static ServiceProcess bridge;
    private static EventTestClient wire;

    @BeforeAll
    static void start() throws Exception {
        List<String> settings = new ArrayList<>(List.of(
                "--trunkline.security.jwks-uri=" + TestEnvironment.TOKENS.jwksUri(),
                "--trunkline.kafka.bootstrap-servers=" + SharedServers.kafka().bootstrapServers(),
                "--trunkline.messaging.partitions=2",
                "--logging.level.root=warn",
                "--logging.level.io.trunkline=info",
                "--trunkline.node.port=" + NODE.port(),
                "--trunkline.node.secret-file="
                        + Files.writeString(TestFolder.create("ami").resolve("ami-secret"), FakeAmiServer.SECRET),
                "--trunkline.node.queue-capacity=50",
                "--trunkline.facts.max-unstored=20",
                "--trunkline.facts.store-interval=100ms",
                "--trunkline.cel.poll-interval=100ms",
                "--trunkline.cel.grace=400ms"));
        DATABASE.properties().forEach((name, value) -> settings.add("--" + name + "=" + value));
        bridge = ServiceProcess.start(AmiBridgeApplication.class, settings);
        bridge.awaitReady();
        wire = new EventTestClient(SharedServers.kafka().bootstrapServers(), Topic.CALL_PROGRESS, Topic.CALL_COMPLETED);
        Await.until("connected", TIMEOUT, () -> view().path("connected").asBoolean());
    }

    @AfterAll
    static void close() {
        bridge.close();
        wire.close();
        NODE.close();
    }

    @Test
    void a_gap_is_declared_and_healed_and_no_call_is_lost_or_published_as_two() throws SQLException {
        int listsBefore = NODE.received("CoreShowChannels").size();
        List<InboundCallFixture> calls =
                Stream.generate(OverflowIT::newCall).limit(CALLS).toList();
        try (LockedTable _ = LockedTable.lock(DATABASE, "published_fact")) {
            calls.forEach(call -> call.rings().answers().ends(16, ""));
            Instant sent = Instant.now();
            NODE.sendEvent("Event: Registry\nStatus: Registered\nUsername: none");
            Await.until("the bridge has read them", TIMEOUT, () -> !lastEvent().isBefore(sent));
        }
        calls.forEach(OverflowIT::writeLog);

        Await.until(
                "the gap is declared", TIMEOUT, () -> view().path("lostEvents").asInt() > 0);
        assertThat(view().path("gaps").asInt()).isPositive();
        Await.until(
                "the channels are listed again",
                TIMEOUT,
                () -> NODE.received("CoreShowChannels").size() > listsBefore);
        Await.until(
                "each call is published",
                TIMEOUT,
                () -> calls.stream().allMatch(call -> !completions(call).isEmpty()));
        Await.until(
                "the log is compared",
                TIMEOUT,
                () -> sql("SELECT count(*) FROM cel WHERE NOT published").equals("0")
                        && sql("SELECT count(*) FROM outbox").equals("0"));
        assertThat(calls).allSatisfy(call -> {
            assertThat(completions(call).stream().map(it -> it.fact().eventId()).distinct())
                    .hasSize(1);
            assertThat(ends(call).stream().map(it -> it.fact().eventId()).distinct())
                    .hasSize(1);
        });
        assertThat(calls.stream()
                        .filter(call -> completions(call).stream()
                                .noneMatch(it -> it.fact().source() == Source.AMI)))
                .as("calls whose events were lost")
                .isNotEmpty();

        InboundCallFixture later = newCall();
        later.rings().answers().ends(16, "");
        Await.until(
                "a later call is published from AMI",
                TIMEOUT,
                () -> completions(later).stream().anyMatch(it -> it.fact().source() == Source.AMI));
        assertThat(view().path("liveCalls").asInt()).isZero();
    }

    private static InboundCallFixture newCall() {
        return InboundCallFixture.on(NODE, DATABASE.name(), TestEnvironment.newCallId());
    }

    /// What Asterisk writes of an answered call.
    private static void writeLog(InboundCallFixture call) {
        call.writeCelRow("CHAN_START", "PJSIP/c1-1", call.callId(), "");
        call.writeCelRow("CHAN_START", "PJSIP/shop-1", call.dialedChannelId(), "");
        call.writeCelRow("ANSWER", "PJSIP/shop-1", call.dialedChannelId(), "");
        call.writeCelHangup(16);
        call.writeCelRow("HANGUP", "PJSIP/c1-1", call.callId(), "{\"hangupcause\":16,\"dialstatus\":\"ANSWER\"}");
        call.writeCelRow("LINKEDID_END", "PJSIP/c1-1", call.callId(), "");
    }

    private static List<CallCompleted> completions(InboundCallFixture call) {
        return wire.consumed(CallCompleted.class).stream()
                .filter(it -> it.callId().equals(call.callId()))
                .toList();
    }

    private static List<CallProgress> ends(InboundCallFixture call) {
        return wire.consumed(CallProgress.class).stream()
                .filter(it -> it.callId().equals(call.callId()) && it.kind() == CallProgress.Kind.ENDED)
                .toList();
    }

    private static Instant lastEvent() {
        return Instant.parse(view().path("lastEvent").asString());
    }

    private static JsonNode view() {
        return new JsonMapper()
                .readTree(bridge.api(TestEnvironment.TOKENS.staff())
                        .get("/api/v1/nodes")
                        .body())
                .path("items")
                .path(0);
    }

    private static String sql(String query) {
        return TestEnvironment.POSTGRES.execute(DATABASE.name(), query);
    }
}
