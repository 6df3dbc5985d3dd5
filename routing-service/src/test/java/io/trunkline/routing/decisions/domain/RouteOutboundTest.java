package io.trunkline.routing.decisions.domain;

import static io.trunkline.routing.decisions.domain.Scene.ACME;
import static io.trunkline.routing.decisions.domain.Scene.AUTUMN;
import static io.trunkline.routing.decisions.domain.Scene.DID;
import static io.trunkline.routing.decisions.domain.Scene.NUMBER;
import static io.trunkline.routing.decisions.domain.Scene.PERSON;
import static io.trunkline.routing.decisions.domain.Scene.carrier;
import static io.trunkline.routing.decisions.domain.Scene.carriers;
import static io.trunkline.routing.decisions.domain.Scene.change;
import static io.trunkline.routing.decisions.domain.Scene.dialled;
import static io.trunkline.routing.decisions.domain.Scene.reason;
import static io.trunkline.routing.decisions.domain.Scene.toPerson;
import static io.trunkline.routing.decisions.domain.Scene.toPersonAfter;
import static io.trunkline.routing.decisions.domain.Scene.withPrefix;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RouteOutboundTest {
    private final Carrier one = carrier(1);
    private final Carrier two = carrier(2);

    @Test
    void an_ip_carrier_is_dialled_through_its_contact_and_the_chosen_number_is_shown() {
        Decision decision = Scene.route(toPerson(), carriers(two, one));

        assertThat(dialled(decision)).isEqualTo("PJSIP/13125550111@carrier-1");
        assertThat(decision.answer())
                .isInstanceOfSatisfying(
                        Answer.Dial.class, dial -> assertThat(dial.shown()).contains(NUMBER));
        assertThat(decision.parties()).isEqualTo(new Parties(ACME.id(), AUTUMN.id(), null, null, one.id(), DID.id()));
    }

    @Test
    void a_registration_carrier_is_dialled_at_its_address_in_its_own_number_format() {
        Carrier registers = change(
                one,
                Optional.of(new Carrier.Address("sip.example.net", 5060)),
                NumberFormat.E164,
                Reachability.REACHABLE,
                Optional.empty());

        assertThat(dialled(Scene.route(toPerson(), carriers(registers))))
                .isEqualTo("PJSIP/carrier-1/sip:+13125550111@sip.example.net:5060");
    }

    @Test
    void a_carrier_that_may_ring_for_an_hour_rings_as_long_as_an_answer_can_say() {
        var patient = new Carrier(
                one.id(),
                one.name(),
                one.endpoint(),
                one.address(),
                one.format(),
                true,
                true,
                Reachability.REACHABLE,
                1,
                Optional.empty(),
                Duration.ofHours(1),
                Failover.ORDINARY);
        var known = new OutboundCandidates(
                Optional.of(ACME), Optional.empty(), Optional.of(DID), List.of(patient), Map.of(), Scene.NOW);

        assertThat(Scene.route(toPerson(), known).answer())
                .isInstanceOfSatisfying(
                        Answer.Dial.class, dial -> assertThat(dial.ring()).isEqualTo(Answer.Dial.LONGEST_RING));
    }

    @ParameterizedTest
    @EnumSource(names = {"CONGESTED", "UNREACHABLE"})
    void the_next_carrier_is_tried_where_the_carrier_was_at_fault(Outcome outcome) {
        assertThat(dialled(Scene.route(toPersonAfter(outcome, one), carriers(one, two))))
                .endsWith("@carrier-2");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CONGESTED", "UNREACHABLE"})
    void nobody_else_is_tried_where_the_person_called_was(Outcome outcome) {
        assertThat(reason(Scene.route(toPersonAfter(outcome, one), carriers(one, two))))
                .isEqualTo(StopReason.after(outcome));
    }

    @Test
    void a_carrier_known_to_be_away_is_passed_over() {
        Carrier away = carrier(1, Reachability.AWAY);

        assertThat(dialled(Scene.route(toPerson(), carriers(away, two)))).endsWith("@carrier-2");
        assertThat(reason(Scene.route(toPerson(), carriers(away)))).isEqualTo(StopReason.CARRIERS_NONE_AVAILABLE);
    }

    @Test
    void the_campaigns_own_order_comes_before_the_order_over_the_suite() {
        var known = new OutboundCandidates(
                Optional.of(ACME),
                Optional.of(AUTUMN),
                Optional.of(DID),
                List.of(one, two, carrier(3)),
                Map.of(one.id(), 9, two.id(), 4),
                Scene.NOW);

        assertThat(CarrierPool.of(toPerson(), known).carriers()).containsExactly(two, one);
    }

    @Test
    void a_named_carrier_is_the_only_one_tried() {
        OutboundCall named = new OutboundCall(
                Optional.of(PERSON),
                PERSON.e164(),
                Optional.of(two.id()),
                Optional.empty(),
                Set.of(two.id()),
                Optional.of(Ending.of(Outcome.CONGESTED)),
                false,
                true,
                Scene.HOME);

        assertThat(reason(Scene.route(named, carriers(one, two)))).isEqualTo(StopReason.CARRIERS_EXHAUSTED);
    }

    @Test
    void the_numbers_own_trunk_comes_before_all_carriers_and_after_everything_else() {
        Did withTrunk = new Did(DID.id(), ACME.id(), NUMBER, true, 0, Optional.empty(), Optional.of(two.endpoint()));
        var known = new OutboundCandidates(
                Optional.of(ACME), Optional.empty(), Optional.of(withTrunk), List.of(one, two), Map.of(), Scene.NOW);

        assertThat(CarrierPool.of(toPerson(), known))
                .isEqualTo(new CarrierPool(CarrierPool.Source.NUMBER_TRUNK, List.of(two)));
    }

    @Test
    void a_suspended_tenant_and_an_inactive_campaign_place_no_calls() {
        var suspended = new OutboundCandidates(
                Optional.of(new Tenant(ACME.id(), "Acme", false, Destinations.HOME)),
                Optional.empty(),
                Optional.empty(),
                List.of(one),
                Map.of(),
                Scene.NOW);

        assertThat(reason(Scene.route(toPerson(), suspended))).isEqualTo(StopReason.TENANT_SUSPENDED);
    }

    @Test
    void the_longest_prefix_wins_as_in_asterisk_and_a_block_wants_two_digits_behind_it() {
        Carrier nine = withPrefix(1, "9");
        Carrier ninetyOne = withPrefix(2, "91");
        List<Carrier> both = List.of(nine, ninetyOne);

        assertThat(Prefixes.winner("913125550111", both)).contains(ninetyOne);
        assertThat(Prefixes.winner("923125550111", both)).contains(nine);
        assertThat(Prefixes.winner("912", both)).contains(nine);
        assertThat(Prefixes.winner("813125550111", both)).isEmpty();
    }

    @Test
    void a_carrier_that_no_dial_string_can_name_is_left_to_its_own_static_block() {
        Carrier iax = new Carrier(
                one.id(),
                one.name(),
                one.endpoint(),
                Optional.empty(),
                NumberFormat.DIGITS,
                false,
                true,
                Reachability.UNKNOWN,
                1,
                Optional.of("9"),
                one.ring(),
                Failover.ORDINARY);
        OutboundCall byPrefix = new OutboundCall(
                Optional.of(PERSON),
                PERSON.e164(),
                Optional.empty(),
                Optional.of("9"),
                Set.of(),
                Optional.empty(),
                false,
                true,
                Scene.HOME);

        assertThat(reason(Scene.route(toPerson(), carriers(iax)))).isEqualTo(StopReason.CARRIERS_NONE_AVAILABLE);
        assertThat(Scene.route(byPrefix, carriers(iax)).answer()).isInstanceOf(Answer.Dial.class);
    }
}
