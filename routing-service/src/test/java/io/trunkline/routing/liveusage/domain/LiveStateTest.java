package io.trunkline.routing.liveusage.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.routing.liveusage.domain.LiveState.LiveCampaign;
import io.trunkline.routing.liveusage.domain.LiveState.LiveCarrier;
import io.trunkline.routing.liveusage.domain.LiveState.LiveClient;
import io.trunkline.routing.liveusage.domain.LiveState.LiveLink;
import io.trunkline.routing.liveusage.domain.LiveState.LiveNode;
import io.trunkline.routing.liveusage.domain.LiveState.Row;
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
            List.of(client(90, 3)),
            List.of(carrier(30, 3), carrier(31, 0)),
            List.of(NODE));

    private static final Capacity UNUSED = Capacity.of(null, 0);

    private static UUID id(int number) {
        return new UUID(0, number);
    }

    private static LiveCampaign campaign(int number, UUID tenant, int taken) {
        Capacity none = Capacity.of(null, taken);
        return new LiveCampaign(id(number), tenant, "campaign " + number, "active", Capacity.of(5, taken), none, none);
    }

    private static LiveLink link(int number, int campaign, UUID tenant, int taken) {
        Capacity none = Capacity.of(null, taken);
        return new LiveLink(
                id(number),
                id(campaign),
                tenant,
                id(90),
                "client",
                "active",
                Capacity.of(5, taken),
                none,
                none,
                none,
                none,
                none);
    }

    private static LiveClient client(int number, int taken) {
        return new LiveClient(
                id(number),
                "client-" + number,
                "Client",
                "active",
                Capacity.of(5, taken),
                UNUSED,
                UNUSED,
                UNUSED,
                UNUSED);
    }

    private static LiveCarrier carrier(int number, int taken) {
        return new LiveCarrier(id(number), "carrier-" + number, "Carrier", "active", Capacity.of(2, taken));
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
    void remaining_is_zero_below_usage_and_null_without_a_limit() {
        assertThat(Capacity.of(2, 3)).isEqualTo(new Capacity(2L, 3, 0L));
        assertThat(Capacity.of(0, 0)).isEqualTo(new Capacity(0L, 0, 0L));
        assertThat(Capacity.of(null, 3)).isEqualTo(new Capacity(null, 3, null));
    }

    @Test
    void only_rows_that_differ_are_changes() {
        LiveState next = new LiveState(
                NOON.plusSeconds(1),
                STATE.campaigns(),
                List.of(link(11, 10, ACME, 2), link(22, 20, OTHER, 0)),
                List.of(client(90, 4)),
                STATE.carriers(),
                List.of(new LiveNode("ast1", 4, NOON.plusSeconds(30), null)));

        LiveChange change = next.since(STATE);

        assertThat(keys(change.links())).containsExactly(id(11).toString(), id(22).toString());
        assertThat(keys(change.clients())).containsExactly(id(90).toString());
        assertThat(change.gone()).containsExactly(id(21).toString());
        assertThat(change.campaigns()).isEmpty();
        assertThat(change.nodes()).as("an answer is no news").isEmpty();
        assertThat(change.hasChanges()).isTrue();
        assertThat(STATE.since(STATE).hasChanges()).isFalse();
    }

    @Test
    void a_nodes_outage_and_its_leases_are_changes() {
        LiveState silent = new LiveState(
                NOON,
                STATE.campaigns(),
                STATE.links(),
                STATE.clients(),
                STATE.carriers(),
                List.of(new LiveNode("ast1", 4, NOON, NOON)));
        LiveState busier = new LiveState(
                NOON,
                STATE.campaigns(),
                STATE.links(),
                STATE.clients(),
                STATE.carriers(),
                List.of(new LiveNode("ast1", 5, NOON, null)));

        assertThat(silent.since(STATE).nodes()).hasSize(1);
        assertThat(busier.since(STATE).nodes()).hasSize(1);
    }

    @Test
    void a_seller_sees_its_own_entities_whatever_the_filter() {
        LiveState own = scope(ACME, true, null, null, null).filter(STATE);
        assertThat(keys(own.campaigns())).containsExactly(id(10).toString());
        assertThat(keys(own.links())).containsExactly(id(11).toString());
        assertThat(own.clients()).isEmpty();
        assertThat(own.carriers()).isEmpty();
        assertThat(own.nodes()).isEmpty();

        LiveState asked = scope(ACME, true, 20, 30, "ast1").filter(STATE);
        assertThat(asked).isEqualTo(new LiveState(NOON, List.of(), List.of(), List.of(), List.of(), List.of()));
    }

    @Test
    void a_filter_keeps_only_what_it_names() {
        assertThat(LiveScope.ALL.filter(STATE)).isEqualTo(STATE);
        LiveState byCampaign = scope(null, false, 20, null, null).filter(STATE);
        assertThat(keys(byCampaign.links())).containsExactly(id(21).toString());
        assertThat(byCampaign.carriers()).isEmpty();
        LiveState byCarrierAndNode = scope(null, false, null, 30, "ast1").filter(STATE);
        assertThat(keys(byCarrierAndNode.carriers())).containsExactly(id(30).toString());
        assertThat(byCarrierAndNode.nodes()).containsExactly(NODE);
        assertThat(byCarrierAndNode.campaigns()).isEmpty();
        LiveState byTenant = scope(OTHER, false, null, null, null).filter(STATE);
        assertThat(keys(byTenant.campaigns())).containsExactly(id(20).toString());
        assertThat(byTenant.nodes()).isEmpty();
    }

    @Test
    void carriers_and_nodes_are_read_only_for_scopes_that_may_see_them() {
        assertThat(scope(ACME, true, null, 30, "ast1").tenantToRead()).contains(ACME);
        assertThat(scope(ACME, false, null, 30, null).tenantToRead()).isEmpty();
        assertThat(scope(ACME, false, null, null, null).tenantToRead()).contains(ACME);
    }
}
