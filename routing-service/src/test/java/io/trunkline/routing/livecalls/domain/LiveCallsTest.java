package io.trunkline.routing.livecalls.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.routing.livecalls.domain.LiveCall.Party;
import io.trunkline.routing.livecalls.domain.LiveCalls.LiveCallChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LiveCallsTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final UUID ACME = new UUID(0, 1);
    private static final UUID CAMPAIGN = new UUID(0, 2);
    private static final UUID CLIENT = new UUID(0, 3);
    private static final UUID CARRIER = new UUID(0, 4);
    private static final UUID DID = new UUID(0, 5);
    private static final LiveCall CALL = call("ast1-1795168093.1", "dialing", ACME);
    private static final LiveCall OTHER = call("ast1-1795168093.2", "dialing", new UUID(0, 9));

    private static LiveCall call(String id, String state, UUID tenant) {
        return new LiveCall(
                id,
                state,
                "inbound",
                new Party(tenant, "Acme"),
                new Party(CAMPAIGN, "Spring"),
                null,
                new Party(CLIENT, "Callers"),
                new Party(CARRIER, "Borealis"),
                new Party(DID, "+14045550100"),
                "13125550199",
                "+14045550100",
                null,
                "ast1",
                1,
                NOON,
                NOON,
                null,
                null,
                null,
                false,
                null);
    }

    @Test
    void a_call_that_is_new_or_has_changed_is_reported_whole_and_one_that_is_over_by_its_id() {
        LiveCall answered = call(CALL.callId(), "answered", ACME);
        LiveCall created = call("ast1-1795168093.3", "dialing", ACME);

        LiveCallChange change = calls(answered, created).since(calls(CALL, OTHER));

        assertThat(change.calls()).containsExactly(answered, created);
        assertThat(change.gone()).containsExactly(OTHER.callId());
        assertThat(change.hasChanges()).isTrue();
        assertThat(calls(CALL, OTHER).since(calls(OTHER, CALL)).hasChanges()).isFalse();
    }

    @Test
    void a_tenant_has_its_own_calls_only() {
        assertThat(filtered(new Filter().tenant(ACME))).containsExactly(CALL);
        assertThat(filtered(new Filter())).containsExactly(CALL, OTHER);
    }

    @Test
    void a_call_matches_if_it_has_one_of_the_values_of_each_filter() {
        Filter matching =
                new Filter().tenant(ACME).values("dialing", "inbound", CAMPAIGN, CLIENT, CARRIER, DID, "ast1");
        UUID none = UUID.randomUUID();

        assertThat(filtered(matching)).containsExactly(CALL);
        assertThat(filtered(matching.values("answered", "inbound", CAMPAIGN, CLIENT, CARRIER, DID, "ast1")))
                .isEmpty();
        assertThat(filtered(matching.values("dialing", "outbound", CAMPAIGN, CLIENT, CARRIER, DID, "ast1")))
                .isEmpty();
        assertThat(filtered(matching.values("dialing", "inbound", none, CLIENT, CARRIER, DID, "ast1")))
                .isEmpty();
        assertThat(filtered(matching.values("dialing", "inbound", CAMPAIGN, none, CARRIER, DID, "ast1")))
                .isEmpty();
        assertThat(filtered(matching.values("dialing", "inbound", CAMPAIGN, CLIENT, none, DID, "ast1")))
                .isEmpty();
        assertThat(filtered(matching.values("dialing", "inbound", CAMPAIGN, CLIENT, CARRIER, none, "ast1")))
                .isEmpty();
        assertThat(filtered(matching.values("dialing", "inbound", CAMPAIGN, CLIENT, CARRIER, DID, "ast2")))
                .isEmpty();
    }

    @Test
    void the_callers_number_and_the_called_number_are_searched() {
        assertThat(filtered(new Filter().number("1312*"))).hasSize(2);
        assertThat(filtered(new Filter().number("+14045550100"))).hasSize(2);
        assertThat(filtered(new Filter().number("15*"))).isEmpty();
    }

    @Test
    void a_call_is_found_by_its_id() {
        assertThat(filtered(new Filter().call(OTHER.callId()))).containsExactly(OTHER);
    }

    private static LiveCalls calls(LiveCall... calls) {
        return new LiveCalls(NOON, List.of(calls));
    }

    private static List<LiveCall> filtered(Filter filter) {
        return calls(CALL, OTHER).filter(filter.filter).calls();
    }

    /// A filter that is empty at first.
    private record Filter(LiveCallFilter filter) {
        Filter() {
            this(new LiveCallFilter(
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty()));
        }

        Filter tenant(UUID tenant) {
            return with(Optional.of(tenant), filter.number(), filter.callId());
        }

        Filter number(String pattern) {
            return with(filter.tenant(), NumberPattern.parse(pattern), filter.callId());
        }

        Filter call(String id) {
            return with(filter.tenant(), filter.number(), Optional.of(id));
        }

        private Filter with(Optional<UUID> tenant, Optional<NumberPattern> number, Optional<String> call) {
            return new Filter(new LiveCallFilter(
                    tenant,
                    filter.states(),
                    filter.directions(),
                    filter.campaigns(),
                    filter.clients(),
                    filter.carriers(),
                    filter.dids(),
                    filter.nodes(),
                    number,
                    call));
        }

        Filter values(String state, String direction, UUID campaign, UUID client, UUID carrier, UUID did, String node) {
            return new Filter(new LiveCallFilter(
                    filter.tenant(),
                    List.of(state),
                    List.of(direction),
                    List.of(campaign),
                    List.of(client),
                    List.of(carrier),
                    List.of(did),
                    List.of("ast9", node),
                    filter.number(),
                    filter.callId()));
        }
    }
}
