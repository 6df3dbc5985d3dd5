package io.trunkline.routing.live.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.routing.live.domain.LiveState.LiveCampaign;
import io.trunkline.routing.live.domain.LiveState.LiveCarrier;
import io.trunkline.routing.live.domain.LiveState.LiveLink;
import io.trunkline.routing.live.domain.LiveState.LiveNode;
import io.trunkline.routing.live.domain.LiveState.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LiveStateTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final UUID ACME = id(1);
    private static final UUID OTHER = id(2);
    private static final LiveNode NODE = new LiveNode("ast1", 4, NOON, null);
    private static final LiveState STATE = new LiveState(
            NOON,
            List.of(campaign(10, ACME, 1), campaign(20, OTHER, 2)),
            List.of(link(11, 10, ACME, 1), link(21, 20, OTHER, 2)),
            List.of(carrier(30, 3), carrier(31, 0)),
            List.of(NODE));

    private static UUID id(int number) {
        return new UUID(0, number);
    }

    private static LiveCampaign campaign(int number, UUID tenant, int taken) {
        Room none = Room.of(null, taken);
        return new LiveCampaign(id(number), tenant, "campaign " + number, "active", Room.of(5, taken), none, none);
    }

    private static LiveLink link(int number, int campaign, UUID tenant, int taken) {
        Room none = Room.of(null, taken);
        return new LiveLink(
                id(number), id(campaign), tenant, id(90), "client", "active", Room.of(5, taken), none, none, none);
    }

    private static LiveCarrier carrier(int number, int taken) {
        return new LiveCarrier(id(number), "carrier-" + number, "Carrier", "active", Room.of(2, taken));
    }

    private static List<String> keys(List<? extends Row> rows) {
        return rows.stream().map(Row::key).toList();
    }

    private static LiveScope scope(UUID tenant, boolean seller, Integer campaign, Integer carrier, String node) {
        return new LiveScope(
                Optional.ofNullable(tenant),
                seller,
                Optional.ofNullable(campaign).map(LiveStateTest::id),
                Optional.ofNullable(carrier).map(LiveStateTest::id),
                Optional.ofNullable(node));
    }

    @Test
    void nothing_is_left_of_a_limit_below_what_is_taken_and_no_limit_leaves_no_number() {
        assertThat(Room.of(2, 3)).isEqualTo(new Room(2L, 3, 0L));
        assertThat(Room.of(0, 0)).isEqualTo(new Room(0L, 0, 0L));
        assertThat(Room.of(null, 3)).isEqualTo(new Room(null, 3, null));
    }

    @Test
    void only_rows_that_differ_are_news() {
        LiveState next = new LiveState(
                NOON.plusSeconds(1),
                STATE.campaigns(),
                List.of(link(11, 10, ACME, 2), link(22, 20, OTHER, 0)),
                STATE.carriers(),
                List.of(new LiveNode("ast1", 4, NOON.plusSeconds(30), null)));

        LiveChange change = next.since(STATE);

        assertThat(keys(change.links())).containsExactly(id(11).toString(), id(22).toString());
        assertThat(change.gone()).containsExactly(id(21).toString());
        assertThat(change.campaigns()).isEmpty();
        assertThat(change.nodes()).as("an answer is no news").isEmpty();
        assertThat(change.says()).isTrue();
        assertThat(STATE.since(STATE).says()).isFalse();
    }

    @Test
    void a_nodes_silence_and_its_leases_are_news() {
        LiveState silent = new LiveState(
                NOON, STATE.campaigns(), STATE.links(), STATE.carriers(), List.of(new LiveNode("ast1", 4, NOON, NOON)));
        LiveState busier = new LiveState(
                NOON, STATE.campaigns(), STATE.links(), STATE.carriers(), List.of(new LiveNode("ast1", 5, NOON, null)));

        assertThat(silent.since(STATE).nodes()).hasSize(1);
        assertThat(busier.since(STATE).nodes()).hasSize(1);
    }

    @Test
    void a_seller_sees_its_own_whatever_it_asks_for() {
        LiveState own = scope(ACME, true, null, null, null).of(STATE);
        assertThat(keys(own.campaigns())).containsExactly(id(10).toString());
        assertThat(keys(own.links())).containsExactly(id(11).toString());
        assertThat(own.carriers()).isEmpty();
        assertThat(own.nodes()).isEmpty();

        LiveState asked = scope(ACME, true, 20, 30, "ast1").of(STATE);
        assertThat(asked).isEqualTo(new LiveState(NOON, List.of(), List.of(), List.of(), List.of()));
    }

    @Test
    void a_filter_leaves_only_what_it_names() {
        assertThat(LiveScope.ALL.of(STATE)).isEqualTo(STATE);
        LiveState byCampaign = scope(null, false, 20, null, null).of(STATE);
        assertThat(keys(byCampaign.links())).containsExactly(id(21).toString());
        assertThat(byCampaign.carriers()).isEmpty();
        LiveState byCarrierAndNode = scope(null, false, null, 30, "ast1").of(STATE);
        assertThat(keys(byCarrierAndNode.carriers())).containsExactly(id(30).toString());
        assertThat(byCarrierAndNode.nodes()).containsExactly(NODE);
        assertThat(byCarrierAndNode.campaigns()).isEmpty();
        LiveState byTenant = scope(OTHER, false, null, null, null).of(STATE);
        assertThat(keys(byTenant.campaigns())).containsExactly(id(20).toString());
        assertThat(byTenant.nodes()).isEmpty();
    }

    @Test
    void carriers_and_nodes_are_read_for_those_who_may_ask_for_them() {
        assertThat(scope(ACME, true, null, 30, "ast1").reading()).contains(ACME);
        assertThat(scope(ACME, false, null, 30, null).reading()).isEmpty();
        assertThat(scope(ACME, false, null, null, null).reading()).contains(ACME);
    }
}
