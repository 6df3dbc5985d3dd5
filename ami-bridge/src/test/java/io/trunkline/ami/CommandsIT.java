package io.trunkline.ami;

import static io.trunkline.ami.TestEnvironment.NODE;
import static io.trunkline.ami.TestEnvironment.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.cel.CelLag;
import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.events.calls.CallProgress;
import io.trunkline.events.nodes.NodeCommand;
import io.trunkline.events.nodes.NodeSnapshot;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.JsonLog;
import io.trunkline.testkit.ami.AmiAction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandsIT {

    private final String callId = TestEnvironment.newCallId();
    private final UUID tenant = UUID.randomUUID();

    @BeforeEach
    @AfterEach
    void resetNode() {
        NODE.setLiveChannels();
        NODE.respondTo("Hangup", _ -> List.of("Response: Success\nMessage: Channel Hungup"));
        NODE.respondTo("Originate", _ -> List.of("Response: Success\nMessage: Originate successfully queued"));
        Await.until("connected", () -> TestEnvironment.bean(NodeStatus.class).isConnected());
    }

    @Test
    void a_repeated_originate_command_is_executed_once() {
        NodeCommand order = originate(Instant.now().plusSeconds(10));

        NodeCommand last = snapshot();
        WIRE.publish(order, order, order, last);
        WIRE.await(NodeSnapshot.class, it -> last.commandId().equals(it.commandId()));

        List<AmiAction> placed = placed();
        assertThat(placed).hasSize(1);
        AmiAction action = placed.getFirst();
        assertThat(action.header("channel")).isEqualTo("Local/14045550100@trunkline-outbound/n");
        assertThat(action.header("context")).isEqualTo("trunkline-hold");
        assertThat(action.header("exten")).isEqualTo("s");
        assertThat(action.header("priority")).isEqualTo("1");
        assertThat(action.header("timeout")).isEqualTo("45000");
        assertThat(action.header("async")).isEqualTo("true");
        assertThat(action.header("callerid")).isEqualTo("15550001111");
        assertThat(action.header("actionid")).endsWith(order.commandId().toString());
        assertThat(action.headersNamed("variable"))
                .containsExactlyInAnyOrder("__TRUNKLINE_CALL=" + callId, "__TRUNKLINE_TENANT=" + tenant);
    }

    @Test
    void an_expired_originate_command_rings_no_phone_and_is_reported() {
        WIRE.publish(originate(Instant.now().minusSeconds(1)));

        CallProgress failure = notOriginated();
        assertThat(failure.reason()).isEqualTo("expired");
        assertThat(failure.fact().ids().tenantId()).isEqualTo(tenant);
        assertThat(placed()).isEmpty();
    }

    @Test
    void an_originate_command_that_the_node_rejects_is_reported() {
        NODE.respondTo("Originate", _ -> List.of("Response: Error\nMessage: Extension does not exist."));

        try (JsonLog log = new JsonLog("io.trunkline.ami.commands.ExecuteCommand")) {
            WIRE.publish(originate(Instant.now().plusSeconds(10)));

            assertThat(notOriginated().reason()).isEqualTo("failed");
            assertThat(log.line("callId", callId).path("traceId").asString()).matches("[0-9a-f]{32}");
        }
    }

    @Test
    void an_originate_command_with_a_line_break_is_not_sent() {
        WIRE.publish(order(Instant.now().plusSeconds(10), "s\r\nAction: Command"));

        assertThat(notOriginated().reason()).isEqualTo("failed");
        assertThat(placed()).isEmpty();
    }

    @Test
    void an_originate_command_for_an_unavailable_node_is_reported_at_its_deadline() {
        NODE.goOffline();
        try {
            Await.until(
                    "disconnected",
                    () -> !TestEnvironment.bean(NodeStatus.class).isConnected());
            WIRE.publish(originate(Instant.now().plusSeconds(1)));

            assertThat(notOriginated().reason()).isIn("node-away", "expired");
        } finally {
            NODE.goOnline(false);
        }
        assertThat(placed()).isEmpty();
    }

    @Test
    void an_executed_and_an_expired_command_are_marked_done_and_only_one_is_sent() {
        String lateCall = TestEnvironment.newCallId();
        NodeCommand executed = originate(Instant.now().plusSeconds(10));
        NodeCommand late = order(lateCall, Instant.now().minusSeconds(1), "s");

        WIRE.publish(executed, late);

        awaitDone(executed);
        awaitDone(late);
        assertThat(placed()).hasSize(1);
        assertThat(placed(lateCall)).isEmpty();
    }

    @Test
    void an_abandoned_order_is_reported_once_and_not_sent_again() {
        NodeCommand order = originate(Instant.now().plusSeconds(60));
        WIRE.publish(order);
        awaitDone(order);
        TestEnvironment.sql("UPDATE command SET done_at = NULL, deadline = now() - interval '11 s' WHERE id = '"
                + order.commandId() + "'");

        CallProgress failure = notOriginated();
        NodeCommand request =
                command(Instant.now().plusSeconds(10), null, new NodeCommand.SnapshotRequest(Instant.EPOCH), null);
        WIRE.publish(order, request);
        WIRE.await(NodeSnapshot.class, it -> request.commandId().equals(it.commandId()));

        assertThat(failure.reason()).isEqualTo("unknown");
        assertThat(failure.fact().ids().tenantId()).isEqualTo(tenant);
        awaitDone(order);
        assertThat(placed()).hasSize(1);
        assertThat(publishedNotOriginatedCount()).isEqualTo("1");
    }

    @Test
    void an_abandoned_order_whose_call_started_is_closed_without_a_report() {
        NodeCommand order = originate(Instant.now().minusSeconds(11));
        TestEnvironment.sql("INSERT INTO published_fact VALUES ('ast1', '" + callId + "', 'STARTED', 2, now())");

        insertAbandoned(order);

        awaitDone(order);
        assertThat(publishedNotOriginatedCount()).isEqualTo("0");
    }

    @Test
    void an_abandoned_order_whose_call_is_in_cel_is_closed_without_a_report() {
        NodeCommand order = originate(Instant.now().minusSeconds(11));
        TestEnvironment.sql(
                "INSERT INTO cel (published, uniqueid, linkedid) VALUES (true, '" + callId + "', '" + callId + "')");

        insertAbandoned(order);

        awaitDone(order);
        assertThat(publishedNotOriginatedCount()).isEqualTo("0");
    }

    @Test
    void an_abandoned_order_whose_call_is_live_is_closed_without_a_report() {
        InboundCallFixture call = InboundCallFixture.newCall();
        NODE.setLiveChannels(call.channelList());
        NodeCommand order = originate(Instant.now().minusSeconds(11));

        insertAbandoned(order, call.callId());

        awaitDone(order);
        assertThat(TestEnvironment.sql(
                        "SELECT count(*) FROM published_fact WHERE kind = 'NOT_ORIGINATED' AND uniqueid = '"
                                + call.callId() + "'"))
                .isEqualTo("0");
    }

    /// The row that a bridge leaves when it is killed between claim and action.
    private void insertAbandoned(NodeCommand order) {
        insertAbandoned(order, callId);
    }

    private void insertAbandoned(NodeCommand order, String call) {
        TestEnvironment.sql("INSERT INTO command (id, node, kind, claimed_at, deadline, call_id, variables) VALUES ('"
                + order.commandId() + "', 'ast1', 'originate', now(), '" + order.deadline() + "', '" + call
                + "', ARRAY['TRUNKLINE_TENANT=" + tenant + "'])");
    }

    private static void awaitDone(NodeCommand order) {
        Await.until(
                "done",
                () -> TestEnvironment.sql("SELECT count(*) FROM command WHERE done_at IS NOT NULL AND id = '"
                                + order.commandId() + "'")
                        .equals("1"));
    }

    private String publishedNotOriginatedCount() {
        return TestEnvironment.sql(
                "SELECT count(*) FROM published_fact WHERE kind = 'NOT_ORIGINATED' AND uniqueid = '" + callId + "'");
    }

    @Test
    void a_snapshot_lists_live_channels_with_the_time_of_the_request() {
        InboundCallFixture call = InboundCallFixture.newCall();
        NODE.setLiveChannels(call.channelList());
        Instant requestedAt = Instant.parse("2026-11-20T10:00:00.123456Z");
        NodeCommand request =
                command(Instant.now().plusSeconds(10), null, new NodeCommand.SnapshotRequest(requestedAt), null);

        WIRE.publish(request);

        NodeSnapshot snapshot =
                WIRE.await(NodeSnapshot.class, it -> request.commandId().equals(it.commandId()));
        assertThat(snapshot.requestedAt()).isEqualTo(requestedAt);
        assertThat(snapshot.complete()).isTrue();
        assertThat(snapshot.channels()).hasSize(2).allSatisfy(channel -> {
            assertThat(channel.callId()).isEqualTo(call.callId());
            assertThat(channel.leaseId()).isEqualTo(call.leaseId());
            assertThat(channel.attempt()).isEqualTo(1);
            assertThat(channel.ids().tenantId()).isEqualTo(call.tenantId());
        });
        NodeSnapshot.NodeHealth health = Objects.requireNonNull(snapshot.health());
        assertThat(health.asteriskVersion()).isEqualTo("22.10.1");
        assertThat(health.connectedSince())
                .isEqualTo(TestEnvironment.bean(NodeStatus.class).connectionChangedAt());
        assertThat(health.gaps())
                .isEqualTo(TestEnvironment.bean(NodeStatus.class).gapCount());
        assertThat(Objects.requireNonNull(health.configuration()).files()).isEqualTo("2936719025");
        assertThat(health.configuration().missedReloads()).isZero();
    }

    @Test
    void the_lag_of_the_channel_event_log_is_the_age_of_the_oldest_row_that_was_not_read() {
        String node = "n" + UUID.randomUUID().toString().substring(0, 8);
        assertThat(lag(node)).isZero();

        TestEnvironment.sql("INSERT INTO cel (inserted_at, linkedid) SELECT now() - age * interval '1 minute', '" + node
                + "-1.' || age FROM generate_series(9, 10) AS age");

        assertThat(lag(node)).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(20));
        TestEnvironment.sql("DELETE FROM cel WHERE linkedid LIKE '" + node + "-%'");
    }

    private static Duration lag(String node) {
        return TestEnvironment.bean(CelLag.class).current(node).block();
    }

    @Test
    void a_call_is_hung_up_by_its_id() {
        InboundCallFixture call = InboundCallFixture.newCall();
        NODE.setLiveChannels(call.channelList());

        WIRE.publish(command(Instant.now().plusSeconds(10), null, null, new NodeCommand.HangUp(call.callId(), 16)));

        Await.until("the caller is hung up", () -> hungUp().contains("PJSIP/c1-1"));
    }

    /// Before a phone is dialed, a placed call consists of the two halves of a Local channel, which have its id as
    /// Linkedid and may have no variables yet. Hanging up one half ends the other, so the second hangup
    /// is rejected.
    @Test
    void a_placed_call_that_has_only_local_channels_is_hung_up_by_its_id() {
        String name = "Local/14045550100@trunkline-outbound-0000001a";
        NODE.setLiveChannels(
                local(name + ";1", callId, callId),
                local(name + ";2", callId + ";2", callId),
                local("Local/other@trunkline-outbound-0000001b;1", callId + "9", callId + "9"));
        NODE.respondTo(
                "Hangup",
                action -> List.of(
                        action.header("channel").endsWith(";2")
                                ? "Response: Error\nMessage: No such channel"
                                : "Response: Success\nMessage: Channel Hungup"));

        WIRE.publish(
                command(Instant.now().plusSeconds(10), null, null, new NodeCommand.HangUp(callId, 16)), snapshot());
        WIRE.await(
                NodeSnapshot.class,
                it -> it.channels().stream().anyMatch(live -> live.callId().equals(callId)));

        assertThat(hungUp())
                .contains(name + ";1", name + ";2")
                .doesNotContain("Local/other@trunkline-outbound-0000001b;1");
    }

    private static List<String> hungUp() {
        return NODE.received("Hangup").stream()
                .map(action -> action.header("channel"))
                .toList();
    }

    private static String local(String name, String uniqueId, String linkedId) {
        return """
                Channel: %s
                ChannelState: 4
                CallerIDNum: 15550001111
                Exten: 14045550100
                Uniqueid: %s
                Linkedid: %s
                Duration: 00:00:01""".formatted(name, uniqueId, linkedId);
    }

    @Test
    void ignores_commands_for_another_node() {
        NodeCommand order = originate(Instant.now().plusSeconds(10));
        NodeCommand ofOtherNode = new NodeCommand(
                order.commandId(), "ast9", order.issuedAt(), order.deadline(), order.originate(), null, null, null);

        WIRE.publish(ofOtherNode, order);

        Await.until("the command for this node is executed", () -> placed().size() == 1);
    }

    private CallProgress notOriginated() {
        return WIRE.await(
                CallProgress.class, it -> it.callId().equals(callId) && it.kind() == CallProgress.Kind.NOT_ORIGINATED);
    }

    private List<AmiAction> placed() {
        return placed(callId);
    }

    private static List<AmiAction> placed(String call) {
        return NODE.received("Originate").stream()
                .filter(action -> action.header("channelid").equals(call))
                .toList();
    }

    private static NodeCommand snapshot() {
        return new NodeCommand(
                UUID.randomUUID(),
                "ast1",
                Instant.now(),
                Instant.now().plusSeconds(10),
                null,
                new NodeCommand.SnapshotRequest(Instant.EPOCH),
                null,
                null);
    }

    private NodeCommand originate(Instant deadline) {
        return order(deadline, "s");
    }

    private NodeCommand order(Instant deadline, String exten) {
        return order(callId, deadline, exten);
    }

    private NodeCommand order(String call, Instant deadline, String exten) {
        NodeCommand.Originate originate = new NodeCommand.Originate(
                call,
                "Local/14045550100@trunkline-outbound/n",
                "trunkline-hold",
                exten,
                45,
                "15550001111",
                Map.of("__TRUNKLINE_TENANT", tenant.toString()));
        return command(deadline, originate, null, null);
    }

    private NodeCommand command(
            Instant deadline,
            NodeCommand.@Nullable Originate originate,
            NodeCommand.@Nullable SnapshotRequest snapshot,
            NodeCommand.@Nullable HangUp hangUp) {
        return new NodeCommand(UUID.randomUUID(), "ast1", Instant.now(), deadline, originate, snapshot, hangUp, tenant);
    }
}
