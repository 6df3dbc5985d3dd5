package io.trunkline.ami.callfacts.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.connection.domain.Channel;
import io.trunkline.ami.connection.domain.ListedChannel;
import io.trunkline.ami.connection.domain.NodeEvent;
import io.trunkline.ami.connection.wire.AmiRecording;
import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.ids.LeaseId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LiveCallsTest {

    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
    private static final String CALL = "ast1-1795168093.1";
    private static final String LEASE = "11111111-1111-4111-8111-111111111111";
    private static final Channel CALLER = channel("PJSIP/c1-1", CALL, 4, Map.of());
    private static final Channel CLIENT = channel("PJSIP/shop-1", "ast1-1795168093.2", 0, Map.of());
    private static final NodeEvent LISTED_NOTHING = new NodeEvent.ChannelsListed(AT, List.of());

    private final LiveCalls calls = new LiveCalls();

    @Test
    void a_recorded_outbound_call_is_one_call_with_one_attempt() {
        List<Fact> facts = applyAll(LISTED_NOTHING);
        AmiRecording.events("ami-bridge2-outbound-call.txt").forEach(event -> facts.addAll(calls.apply(event)));

        List<Fact> one = facts.stream()
                .filter(fact -> fact.callId().equals("o1795165805-0"))
                .toList();
        assertThat(one).extracting(Fact::kind).contains(FactKind.STARTED, FactKind.ATTEMPT_STARTED, FactKind.ANSWERED);
        assertThat(one.stream().filter(fact -> fact.kind() == FactKind.ATTEMPT_STARTED))
                .hasSize(1)
                .allSatisfy(fact -> assertThat(fact.details().calledNumber()).isEqualTo("15550020000"));
    }

    @Test
    void no_call_is_completed_between_a_gap_and_the_next_channel_list() {
        List<Fact> before = applyAll(
                LISTED_NOTHING,
                new NodeEvent.EventsLost(AT, 3),
                new NodeEvent.ChannelHungUp(AT, CLIENT, 17, 486, null));
        List<Fact> after = applyAll(new NodeEvent.ChannelsListed(AT, List.of(listed(CALLER))));

        assertThat(before).extracting(Fact::kind).containsExactly(FactKind.ATTEMPT_ENDED);
        assertThat(after).extracting(Fact::kind).doesNotContain(FactKind.COMPLETED);
    }

    @Test
    void a_call_whose_end_was_missed_ends_with_the_next_channel_list() {
        applyAll(LISTED_NOTHING, new NodeEvent.ChannelOpened(AT, CALLER), dialStarted(CLIENT));

        List<Fact> facts = applyAll(new NodeEvent.EventsLost(AT, 1), LISTED_NOTHING);

        assertThat(facts)
                .extracting(Fact::kind)
                .containsExactlyInAnyOrder(FactKind.ATTEMPT_ENDED, FactKind.ENDED, FactKind.COMPLETED);
        assertThat(facts).extracting(Fact::source).containsOnly(FactSource.SNAPSHOT);
    }

    @Test
    void a_call_whose_start_was_missed_is_adopted_from_the_channel_list() {
        Channel answered = channel("PJSIP/shop-1", "ast1-1795168093.2", 6, Map.of("TRUNKLINE_LEASE", LEASE));

        List<Fact> facts = applyAll(new NodeEvent.ChannelsListed(AT, List.of(listed(answered), listed(CALLER))));

        assertThat(facts)
                .extracting(Fact::kind)
                .containsExactlyInAnyOrder(FactKind.STARTED, FactKind.ATTEMPT_STARTED, FactKind.ANSWERED);
        Fact started = facts.stream()
                .filter(fact -> fact.kind() == FactKind.STARTED)
                .findFirst()
                .orElseThrow();
        assertThat(started.occurredAt()).isEqualTo(AT.minusSeconds(9));
        assertThat(facts.getLast().variables().leaseId()).isEqualTo(new LeaseId(UUID.fromString(LEASE)));
    }

    @Test
    void a_call_that_routing_rejected_is_not_an_attempt() {
        Channel half = channel("Local/1@trunkline-outbound-1;2", CALL + ";2", 4, Map.of("TRUNKLINE_CALL", CALL));

        List<Fact> facts = applyAll(
                LISTED_NOTHING,
                new NodeEvent.ChannelOpened(AT, half),
                new NodeEvent.ChannelHungUp(AT, half, 3, null, null));

        assertThat(facts).extracting(Fact::kind).containsExactly(FactKind.COMPLETED);
    }

    @Test
    void early_media_counts_as_the_first_ringing() {
        List<Fact> facts = applyAll(
                LISTED_NOTHING,
                new NodeEvent.ChannelOpened(AT, CALLER),
                dialStarted(CLIENT),
                new NodeEvent.DialProgressed(AT.plusSeconds(1), CLIENT, "PROGRESS"),
                new NodeEvent.DialProgressed(AT.plusSeconds(2), CLIENT, "RINGING"));

        assertThat(facts)
                .filteredOn(fact -> fact.kind() == FactKind.RINGING)
                .extracting(Fact::occurredAt)
                .containsExactly(AT.plusSeconds(1));
    }

    @Test
    void an_order_whose_call_never_appeared_was_not_originated() {
        List<Fact> facts = applyAll(
                LISTED_NOTHING, new NodeEvent.OriginateFinished(AT, UUID.randomUUID(), "ast1-1795168093.t1", false, 0));

        assertThat(facts).singleElement().satisfies(fact -> {
            assertThat(fact.kind()).isEqualTo(FactKind.NOT_ORIGINATED);
            assertThat(fact.details().reason()).isEqualTo("failed");
        });
    }

    @Test
    void a_call_with_three_attempts_counts_them_and_keeps_its_own_hangup_cause() {
        List<Fact> facts = applyAll(LISTED_NOTHING, new NodeEvent.ChannelOpened(AT, CALLER));
        for (int attempt = 1; attempt <= 3; attempt++) {
            Channel dialed = channel(
                    "PJSIP/shop-" + attempt,
                    "ast1-1795168093.1" + attempt,
                    0,
                    Map.of("TRUNKLINE_ATTEMPT", String.valueOf(attempt)));
            facts.addAll(applyAll(dialStarted(dialed), new NodeEvent.ChannelHungUp(AT, dialed, 17, 486, null)));
        }
        facts.addAll(applyAll(new NodeEvent.ChannelHungUp(AT, CALLER, 34, null, null)));

        Fact completed = facts.getLast();
        assertThat(completed.requireSummary().attempts()).isEqualTo(3);
        assertThat(completed.requireSummary().cause()).isEqualTo(34);
        assertThat(facts.stream().filter(fact -> fact.kind() == FactKind.ATTEMPT_ENDED))
                .extracting(fact -> fact.variables().leg())
                .containsExactly(CallLeg.attempt(1), CallLeg.attempt(2), CallLeg.attempt(3));
    }

    private List<Fact> applyAll(NodeEvent... events) {
        List<Fact> facts = new ArrayList<>();
        Arrays.stream(events).forEach(event -> facts.addAll(calls.apply(event)));
        return facts;
    }

    private static NodeEvent dialStarted(Channel dialed) {
        return new NodeEvent.DialStarted(AT, CALLER, dialed, "15550001000@shop");
    }

    private static ListedChannel listed(Channel channel) {
        return new ListedChannel(channel, Duration.ofSeconds(channel.isFirstOfCall() ? 9 : 5));
    }

    private static Channel channel(String name, String uniqueId, int state, Map<String, String> variables) {
        return new Channel(name, uniqueId, CALL, state, null, null, null, null, variables);
    }
}
