package io.trunkline.ami;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.CallCompleted;
import io.trunkline.events.calls.CallEvent;
import io.trunkline.events.calls.CallFact;
import io.trunkline.events.calls.CallProgress;
import io.trunkline.events.calls.CallProgress.Kind;
import io.trunkline.events.nodes.NodeCommand;
import io.trunkline.events.nodes.NodeSnapshot;
import io.trunkline.events.nodes.RealtimeApplied;
import io.trunkline.events.wire.Topic;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.EventTestClient;
import io.trunkline.testkit.ServiceProcess;
import io.trunkline.testkit.TestTokens;
import io.trunkline.testkit.asterisk.AmiRecorder;
import io.trunkline.testkit.servers.PostgresServer;
import io.trunkline.testkit.servers.SharedServers;
import io.trunkline.testkit.servers.TestDatabase;
import io.trunkline.testkit.servers.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two bridges of one real node, each in a process of its own. Facts come from AMI only: CEL would hide a
/// lost event.
class ReplicasIT {
    private static final String NODE_NAME = "ast7";
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final AtomicInteger CALLS = new AtomicInteger();

    private static final PostgresServer POSTGRES = TestServers.postgres();
    private static final TestTokens TOKENS = TestTokens.start();
    private static final List<ServiceProcess> BRIDGES = new ArrayList<>();
    private static TestDatabase database;
    private static RealNodeFixture node;
    private static EventTestClient wire;
    private static int starts;

    @BeforeAll
    static void start() throws Exception {
        POSTGRES.start();
        POSTGRES.execute("postgres", "CREATE ROLE asterisk_cel LOGIN PASSWORD '" + TestEnvironment.CEL_PASSWORD + "'");
        database = POSTGRES.createDatabase("ami_bridge", "trunkline_ami_bridge");
        node = new RealNodeFixture(POSTGRES, NODE_NAME);
        BRIDGES.add(startBridge(0));
        BRIDGES.getFirst().awaitReady();
        node.start();
        BRIDGES.add(startBridge(1));
        BRIDGES.get(1).awaitReady();
        wire = new EventTestClient(
                SharedServers.kafka().bootstrapServers(),
                Topic.CALL_PROGRESS,
                Topic.CALL_COMPLETED,
                Topic.NODE_SNAPSHOT);
        awaitConnected();
    }

    @AfterAll
    static void close() {
        BRIDGES.forEach(ServiceProcess::close);
        wire.close();
        node.close();
        POSTGRES.close();
        TOKENS.close();
    }

    /// The instance name lets a restarted bridge have its partitions immediately.
    private static ServiceProcess startBridge(int index) {
        starts++;
        List<String> settings = new ArrayList<>(List.of(
                "--trunkline.security.jwks-uri=" + TOKENS.jwksUri(),
                "--trunkline.kafka.bootstrap-servers=" + SharedServers.kafka().bootstrapServers(),
                "--trunkline.messaging.partitions=2",
                "--trunkline.messaging.instance=" + index,
                "--logging.level.root=warn",
                "--logging.level.io.trunkline=info",
                "--trunkline.node.name=" + NODE_NAME,
                "--trunkline.node.port=" + node.node().amiPort(),
                "--trunkline.node.secret-file=" + node.secretFile(),
                "--trunkline.node.connect-timeout=20s",
                "--trunkline.node.action-timeout=20s",
                "--trunkline.commands.close-interval=200ms",
                "--trunkline.cel.grace=1h"));
        database.properties().forEach((name, value) -> settings.add("--" + name + "=" + value));
        return ServiceProcess.start(AmiBridgeApplication.class, settings);
    }

    @AfterEach
    void noCallIsLeft() {
        await("no call is live", () -> liveCalls(0) == 0 && liveCalls(1) == 0);
    }

    @Test
    void both_publish_a_call_and_each_fact_has_one_id() {
        TestCall call = TestCall.untilHungUp();
        wire.publish(call.order());
        await("both have the call", () -> liveCalls(0) == 1 && liveCalls(1) == 1);
        await("it is answered", () -> kinds(call).contains(Kind.ANSWERED));

        wire.publish(call.hangUp());

        await("both have its end", () -> liveCalls(0) == 0 && liveCalls(1) == 0);
        awaitPublished();
        // of two facts of one moment, either bridge may be first
        assertThat(kinds(call))
                .containsExactlyInAnyOrder(
                        Kind.STARTED,
                        Kind.ATTEMPT_STARTED,
                        Kind.RINGING,
                        Kind.ANSWERED,
                        Kind.ATTEMPT_ENDED,
                        Kind.ENDED);
        assertThat(completions(call)).hasSize(1);
    }

    @Test
    void a_command_is_carried_out_by_one_of_them_even_if_it_is_repeated() {
        List<TestCall> calls = TestCall.several(5);
        NodeCommand snapshot = command(null, new NodeCommand.SnapshotRequest(Instant.now()), null);

        for (int repeat = 0; repeat < 3; repeat++) {
            calls.forEach(call -> wire.publish(call.order()));
            wire.publish(snapshot);
        }

        calls.forEach(
                call -> await("the call has ended", () -> completions(call).size() == 1));
        wire.awaitConsumed("ami-bridge.commands-" + NODE_NAME, Topic.NODE_COMMAND);
        awaitPublished();
        assertThat(calls).allSatisfy(call -> assertThat(invites(call)).isOne());
        assertThat(wire.consumeAll(NodeSnapshot.class))
                .filteredOn(event -> snapshot.commandId().equals(event.commandId()))
                .hasSize(1);
    }

    @Test
    void a_changed_registration_is_reloaded_by_one_of_them() throws Exception {
        try (AmiRecorder recorder = new AmiRecorder(node.node(), RealNodeFixture.SECRET)) {
            await("the recorder is logged in", () -> recorder.lines().contains("Event: FullyBooted"));
            long connectsBefore = connects();
            wire.publish(registrationApplied());

            await("the registrations are reloaded", () -> reloads(recorder) > connects() - connectsBefore);
            wire.awaitConsumed("ami-bridge.realtime-" + NODE_NAME, Topic.REALTIME_APPLIED);
            wire.publish(registrationApplied());
            await("they are reloaded again", () -> reloads(recorder) > connects() - connectsBefore + 1);
            wire.awaitConsumed("ami-bridge.realtime-" + NODE_NAME, Topic.REALTIME_APPLIED);

            assertThat(reloads(recorder)).isEqualTo(2 + connects() - connectsBefore);
        }
    }

    /// One of the two carries out the commands, so each is killed once. An order that was claimed when its bridge
    /// was killed is either carried out or reported.
    @Tag("long")
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void a_killed_one_loses_no_event_and_no_command(int killed) {
        int survivor = 1 - killed;
        List<TestCall> live = Stream.generate(TestCall::untilHungUp).limit(3).toList();
        live.forEach(call -> wire.publish(call.order()));
        live.forEach(call -> await("it is answered", () -> kinds(call).contains(Kind.ANSWERED)));
        List<TestCall> ordered = TestCall.several(15);
        wire.publish(ordered.stream().map(TestCall::order).toArray(NodeCommand[]::new));
        await("one is placed", () -> ordered.stream().anyMatch(call -> invites(call) > 0));

        BRIDGES.get(killed).kill();
        live.forEach(call -> wire.publish(call.hangUp()));

        live.forEach(
                call -> await("its end is published", () -> !completions(call).isEmpty()));
        ordered.forEach(call -> await("it was placed, or reported", () -> results(call) > 0));
        await("no call is live", () -> liveCalls(survivor) == 0);
        BRIDGES.set(killed, startBridge(killed));
        BRIDGES.get(killed).awaitReady();
        awaitConnected();
        awaitPublished();
        assertThat(live).allSatisfy(ReplicasIT::assertCompletedOnce);
        assertThat(ordered)
                .allSatisfy(call -> assertThat(results(call)).isOne())
                .filteredOn(call -> invites(call) > 0)
                .allSatisfy(ReplicasIT::assertCompletedOnce);
    }

    private static void assertCompletedOnce(TestCall call) {
        assertThat(kinds(call)).doesNotHaveDuplicates().contains(Kind.ATTEMPT_STARTED, Kind.ATTEMPT_ENDED, Kind.ENDED);
        assertThat(completions(call)).hasSize(1);
    }

    /// A call to the carrier.
    ///
    /// @param number the carrier hangs up after a second if it ends in 111
    private record TestCall(String id, String number, NodeCommand order) {
        static TestCall untilHungUp() {
            return to("1555%07d".formatted(CALLS.incrementAndGet() * 1_000));
        }

        static List<TestCall> several(int count) {
            return IntStream.range(0, count)
                    .mapToObj(_ -> to("1555%07d".formatted(CALLS.incrementAndGet() * 1_000 + 111)))
                    .toList();
        }

        private static TestCall to(String number) {
            // the letter is what tells the id of a placed call from the node's own ids
            String id = NODE_NAME + "-1795168093.t" + number;
            NodeCommand.Originate originate = new NodeCommand.Originate(
                    id, "Local/9" + number + "@from-campaign/n", "trunkline-hold", "s", 45, "15550001111", Map.of());
            return new TestCall(id, number, command(originate, null, null));
        }

        NodeCommand hangUp() {
            return command(null, null, new NodeCommand.HangUp(id, 16));
        }
    }

    private static NodeCommand command(
            NodeCommand.@Nullable Originate originate,
            NodeCommand.@Nullable SnapshotRequest snapshot,
            NodeCommand.@Nullable HangUp hangUp) {
        Instant now = Instant.now();
        return new NodeCommand(
                UUID.randomUUID(), NODE_NAME, now, now.plusSeconds(45), originate, snapshot, hangUp, null);
    }

    private static RealtimeApplied registrationApplied() {
        return new RealtimeApplied(
                "asterisk",
                Instant.EPOCH,
                1,
                RealtimeApplied.EntityKind.CARRIER,
                UUID.randomUUID(),
                "registrar",
                1,
                false,
                "sip:user1@" + node.registrar().address(),
                "sip:" + node.registrar().address(),
                List.of(RealtimeApplied.Part.REGISTRATION),
                Instant.now());
    }

    private static long reloads(AmiRecorder recorder) {
        return recorder.lines().stream().filter("Event: Reload"::equals).count();
    }

    private static long invites(TestCall call) {
        return node.carrier().invites().stream()
                .filter(invite -> invite.requestUser().equals(call.number()))
                .count();
    }

    /// How often an order was carried out or reported as not carried out.
    private static long results(TestCall call) {
        return invites(call)
                + events(call).stream()
                        .filter(event -> event.kind() == Kind.NOT_ORIGINATED)
                        .distinct()
                        .count();
    }

    private static List<Kind> kinds(TestCall call) {
        return events(call).stream().map(CallProgress::kind).toList();
    }

    /// Both bridges publish a fact, with the same id.
    private static List<CallProgress> events(TestCall call) {
        return onePerId(CallProgress.class, CallProgress::fact, call);
    }

    private static List<CallCompleted> completions(TestCall call) {
        return onePerId(CallCompleted.class, CallCompleted::fact, call);
    }

    private static <E extends CallEvent> List<E> onePerId(Class<E> type, Function<E, CallFact> fact, TestCall call) {
        return List.copyOf(wire.consumeAll(type).stream()
                .filter(event -> event.callId().equals(call.id()))
                .collect(Collectors.toMap(
                        event -> fact.apply(event).eventId(),
                        Function.identity(),
                        (first, _) -> first,
                        LinkedHashMap::new))
                .values());
    }

    private static void awaitPublished() {
        await(
                "the outbox is empty",
                () -> POSTGRES.execute(database.name(), "SELECT count(*) FROM outbox")
                        .equals("0"));
    }

    /// A bridge publishes a list of the live channels when it has sent the reloads that follow each connection.
    private static void awaitConnected() {
        await(
                "the bridges are connected",
                () -> BRIDGES.stream().allMatch(bridge -> nodeView(bridge).contains("\"connected\":true")));
        await("the bridges have listed the channels", () -> unrequestedSnapshots() >= starts);
    }

    private static long unrequestedSnapshots() {
        return wire.consumeAll(NodeSnapshot.class).stream()
                .filter(event -> event.node().equals(NODE_NAME) && event.requestedAt() == null)
                .count();
    }

    private static long liveCalls(int bridge) {
        return number(BRIDGES.get(bridge), "liveCalls");
    }

    private static long connects() {
        return BRIDGES.stream().mapToLong(bridge -> number(bridge, "connects")).sum();
    }

    private static long number(ServiceProcess bridge, String field) {
        Matcher found = Pattern.compile("\"" + field + "\":(\\d+)").matcher(nodeView(bridge));
        assertThat(found.find()).as(field).isTrue();
        return Long.parseLong(found.group(1));
    }

    private static String nodeView(ServiceProcess bridge) {
        return bridge.api(TOKENS.staff()).get("/api/v1/nodes").body();
    }

    private static void await(String what, Callable<Boolean> condition) {
        Await.until(what, TIMEOUT, condition);
    }
}
