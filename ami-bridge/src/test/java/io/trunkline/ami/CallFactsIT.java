package io.trunkline.ami;

import static io.trunkline.ami.TestEnvironment.NODE;
import static io.trunkline.ami.TestEnvironment.POSTGRES;
import static io.trunkline.ami.TestEnvironment.WIRE;
import static io.trunkline.ami.TestEnvironment.sql;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.CallCompleted;
import io.trunkline.events.calls.CallFact.Source;
import io.trunkline.events.calls.CallProgress;
import io.trunkline.events.calls.CallProgress.Kind;
import io.trunkline.events.nodes.NodeSnapshot;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.outcomes.ChannelEnder;
import io.trunkline.testkit.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallFactsIT {

    private final InboundCallFixture call = InboundCallFixture.newCall();

    @Test
    void publishes_a_call_from_its_first_channel_to_its_end() {
        connected();
        call.rings().answers().ends(16, "");

        CallCompleted completed = completed(call);
        assertThat(progress(call))
                .extracting(CallProgress::kind)
                .containsExactly(Kind.STARTED, Kind.ATTEMPT_STARTED, Kind.ANSWERED, Kind.ATTEMPT_ENDED, Kind.ENDED);
        CallProgress attempt = progress(call).get(1);
        assertThat(attempt.fact().channelUniqueId()).isEqualTo(call.dialedChannelId());
        assertThat(attempt.fact().attempt()).isEqualTo(1);
        assertThat(attempt.fact().leaseId()).isEqualTo(call.leaseId());
        assertThat(attempt.fact().ids().tenantId()).isEqualTo(call.tenantId());
        assertThat(attempt.fact().ids().campaignId()).isNull();
        assertThat(attempt.fact().incarnation()).isNotNull();
        assertThat(attempt.fact().occurredAt()).isEqualTo(Instant.parse("2026-11-20T09:48:13.320300Z"));
        assertThat(attempt.fact().source()).isEqualTo(Source.AMI);
        assertThat(progress(call).getLast().fact().attempt())
                .as("the call's own end")
                .isNull();
        assertThat(attempt.direction()).isEqualTo(Direction.INBOUND);
        assertThat(attempt.endpoint()).isEqualTo("shop");
        assertThat(completed.attempts()).isEqualTo(1);
        assertThat(completed.answeredAt()).isEqualTo(Instant.parse("2026-11-20T09:48:15.400400Z"));
        assertThat(completed.endedAt()).isEqualTo(Instant.parse("2026-11-20T09:48:19.600600Z"));
    }

    /// Asterisk reports the channel before its dialplan has read the SIP headers.
    @Test
    void each_step_after_the_first_reports_that_the_caller_withholds_the_number() {
        connected();
        call.ofWithheldCaller().rings().answers().ends(16, "");

        var _ = completed(call);
        assertThat(progress(call)).extracting(CallProgress::withheld).containsExactly(null, true, true, true, true);
        assertThat(progress(call).get(1).from()).isEqualTo("15551230000");
    }

    @Test
    void the_end_of_a_call_without_an_answer_from_routing_says_so() {
        connected();
        call.withoutAnswerOfRouting().ends(42, "");

        var _ = completed(call);
        assertThat(progress(call))
                .extracting(step -> step.kind() + " " + step.reason())
                .contains("ENDED routing.unavailable");
        assertThat(progress(call))
                .filteredOn(step -> step.kind() != CallProgress.Kind.ENDED)
                .extracting(CallProgress::reason)
                .containsOnlyNulls();
    }

    @Test
    void an_ended_attempt_carries_hangup_cause_sip_status_and_who_ended_it() {
        connected();
        call.rings().ends(17, "486");

        CallProgress ended = ended(call);
        assertThat(ended.cause()).isEqualTo(17);
        assertThat(ended.sipStatus()).isEqualTo(486);
        assertThat(ended.endedBy()).isEqualTo(ChannelEnder.REMOTE);
        CallProgress caller =
                WIRE.await(CallProgress.class, it -> it.callId().equals(call.callId()) && it.kind() == Kind.ENDED);
        assertThat(caller.endedBy()).isEqualTo(ChannelEnder.NODE);
    }

    @Test
    void cel_repeats_nothing_of_a_call_that_ami_reported() {
        connected();
        call.rings().ends(17, "486");
        completed(call);

        call.writeCelHangup(17);

        awaitLogPublished(call);
        assertThat(endsOfAttempt(call)).hasSize(1);
    }

    @Test
    void a_call_that_ami_missed_is_published_from_cel() {
        call.writeCelRow("CHAN_START", "PJSIP/c1-1", call.callId(), "");
        call.writeCelRow("CHAN_START", "PJSIP/shop-1", call.dialedChannelId(), "");
        call.writeCelRow("ANSWER", "PJSIP/shop-1", call.dialedChannelId(), "");
        call.writeCelHangup(16);
        call.writeCelRow(
                "HANGUP",
                "PJSIP/c1-1",
                call.callId(),
                "{\"hangupcause\":16,\"hangupsource\":\"PJSIP/c1-1\",\"dialstatus\":\"ANSWER\"}");
        call.writeCelRow("LINKEDID_END", "PJSIP/c1-1", call.callId(), "");

        CallCompleted completed = completed(call);
        assertThat(completed.fact().source()).isEqualTo(Source.CEL);
        assertThat(completed.attempts()).isEqualTo(1);
        assertThat(completed.cause()).isEqualTo(16);
        assertThat(completed.answeredAt()).isEqualTo(Instant.parse("2026-11-20T09:48:13.300Z"));
        assertThat(progress(call))
                .extracting(CallProgress::kind)
                .containsExactly(Kind.STARTED, Kind.ATTEMPT_STARTED, Kind.ANSWERED, Kind.ATTEMPT_ENDED, Kind.ENDED);
        assertThat(ended(call).endedBy()).isNull();
        assertThat(progress(call).getLast().endedBy()).isEqualTo(ChannelEnder.REMOTE);
    }

    @Test
    void a_call_that_ended_during_a_lost_connection_is_ended_by_the_channel_list_and_then_by_cel() {
        connected();
        call.rings().answers();
        WIRE.await(CallProgress.class, it -> it.callId().equals(call.callId()) && it.kind() == Kind.ANSWERED);

        NODE.dropConnections();

        CallCompleted snapshot = completed(call);
        assertThat(snapshot.fact().source()).isEqualTo(Source.SNAPSHOT);
        assertThat(snapshot.cause()).isNull();
        call.writeCelHangup(34);
        CallProgress logged = WIRE.await(
                CallProgress.class,
                it -> it.callId().equals(call.callId()) && it.fact().source() == Source.CEL);
        assertThat(logged.kind()).isEqualTo(Kind.ATTEMPT_ENDED);
        assertThat(logged.cause()).isEqualTo(34);
    }

    @Test
    void a_call_survives_a_lost_connection() {
        connected();
        call.rings();
        NODE.setLiveChannels(call.channelList());
        NODE.dropConnections();
        WIRE.await(CallProgress.class, it -> it.callId().equals(call.callId()) && it.kind() == Kind.ANSWERED);
        WIRE.await(
                NodeSnapshot.class,
                it -> it.requestedAt() == null
                        && it.channels().stream()
                                .anyMatch(channel -> channel.callId().equals(call.callId())));
        NODE.setLiveChannels();

        connected();
        call.ends(16, "");

        assertThat(completed(call).fact().source()).isEqualTo(Source.AMI);
        assertThat(ended(call).cause()).isEqualTo(16);
        assertThat(WIRE.consumed(CallCompleted.class).stream()
                        .filter(it -> it.callId().equals(call.callId())))
                .hasSize(1);
    }

    @Test
    void a_call_is_published_while_the_database_is_down_and_cel_repeats_nothing_afterwards() {
        connected();
        call.rings();
        WIRE.await(CallProgress.class, it -> it.callId().equals(call.callId()));

        POSTGRES.stop();
        call.ends(18, "408");
        assertThat(ended(call).sipStatus()).isEqualTo(408);
        assertThat(completed(call).fact().source()).isEqualTo(Source.AMI);
        POSTGRES.start();

        call.writeCelHangup(18);
        awaitLogPublished(call);
        assertThat(endsOfAttempt(call)).hasSize(1);
    }

    @Test
    void facts_from_ami_need_no_row_in_the_outbox() {
        connected();
        String appendedBefore = lastOutboxId();
        call.rings().answers().ends(16, "");
        completed(call);

        Await.until(
                "the keys are stored",
                () -> sql("SELECT kind FROM published_fact WHERE uniqueid IN ('%s', '%s') ORDER BY kind"
                                .formatted(call.callId(), call.dialedChannelId()))
                        .equals("ANSWERED\nATTEMPT_ENDED\nATTEMPT_STARTED\nCOMPLETED\nENDED\nSTARTED"));
        assertThat(lastOutboxId()).isEqualTo(appendedBefore);
    }

    @Test
    void cel_publishes_the_end_of_a_call_again_if_ami_saw_no_answer() {
        connected();
        call.rings().ends(17, "486");
        completed(call);

        call.writeCelRow("LINKEDID_END", "PJSIP/c1-1", call.callId(), "");

        WIRE.await(
                CallCompleted.class,
                it -> it.callId().equals(call.callId()) && it.fact().source() == Source.CEL);
    }

    @Test
    void the_end_of_a_call_is_published_promptly() {
        connected();
        InboundCallFixture.newCall().rings().ends(16, "");
        Iterator<InboundCallFixture> ringing =
                Stream.generate(CallFactsIT::ringing).limit(5).toList().iterator();

        var _ = Await.within(Duration.ofSeconds(1), () -> {
            InboundCallFixture one = ringing.next();
            one.ends(16, "");
            return completed(one);
        });
    }

    private static void awaitLogPublished(InboundCallFixture call) {
        Await.until(
                "the log is published",
                () -> sql("SELECT count(*) FROM cel WHERE NOT published AND linkedid = '%s'".formatted(call.callId()))
                        .equals("0"));
    }

    private static Stream<CallProgress> endsOfAttempt(InboundCallFixture call) {
        return progress(call).stream().filter(it -> it.kind() == Kind.ATTEMPT_ENDED);
    }

    private static String lastOutboxId() {
        return sql("SELECT last_value FROM outbox_id_seq");
    }

    private static InboundCallFixture ringing() {
        InboundCallFixture one = InboundCallFixture.newCall().rings();
        var _ = WIRE.await(
                CallProgress.class, it -> it.callId().equals(one.callId()) && it.kind() == Kind.ATTEMPT_STARTED);
        return one;
    }

    private static void connected() {
        Await.until(
                "connected",
                () -> TestEnvironment.bean(io.trunkline.ami.connection.NodeStatus.class)
                        .isConnected());
    }

    private static CallCompleted completed(InboundCallFixture call) {
        return WIRE.await(CallCompleted.class, it -> it.callId().equals(call.callId()));
    }

    private static CallProgress ended(InboundCallFixture call) {
        return WIRE.await(
                CallProgress.class, it -> it.callId().equals(call.callId()) && it.kind() == Kind.ATTEMPT_ENDED);
    }

    private static List<CallProgress> progress(InboundCallFixture call) {
        return WIRE.consumed(CallProgress.class).stream()
                .filter(it -> it.callId().equals(call.callId()))
                .toList();
    }
}
