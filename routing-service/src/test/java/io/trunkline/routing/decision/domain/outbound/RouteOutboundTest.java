package io.trunkline.routing.decision.domain.outbound;

import static io.trunkline.routing.decision.domain.RoutingFixture.ACME;
import static io.trunkline.routing.decision.domain.RoutingFixture.AUTUMN;
import static io.trunkline.routing.decision.domain.RoutingFixture.CALLED_NUMBER;
import static io.trunkline.routing.decision.domain.RoutingFixture.DIALED_NUMBER;
import static io.trunkline.routing.decision.domain.RoutingFixture.DID;
import static io.trunkline.routing.decision.domain.RoutingFixture.carrier;
import static io.trunkline.routing.decision.domain.RoutingFixture.change;
import static io.trunkline.routing.decision.domain.RoutingFixture.dialString;
import static io.trunkline.routing.decision.domain.RoutingFixture.firstOutboundCall;
import static io.trunkline.routing.decision.domain.RoutingFixture.outboundCallAfter;
import static io.trunkline.routing.decision.domain.RoutingFixture.outboundCandidates;
import static io.trunkline.routing.decision.domain.RoutingFixture.stopReason;
import static io.trunkline.routing.decision.domain.RoutingFixture.withPrefix;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.RoutingFixture;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.routing.decision.domain.answer.DialString;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.decision.domain.failover.EndedAttempt;
import io.trunkline.routing.decision.domain.failover.FailoverTable;
import io.trunkline.routing.decision.domain.parties.AllowedDestinations;
import io.trunkline.routing.decision.domain.parties.Did;
import io.trunkline.routing.decision.domain.parties.Reachability;
import io.trunkline.routing.decision.domain.parties.Tenant;
import io.trunkline.routing.decision.domain.trace.Check;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.numbers.NumberFormat;
import io.trunkline.telephony.outcomes.AttemptOutcome;
import io.trunkline.telephony.sip.SipTransport;
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
    void an_ip_carrier_is_dialed_through_its_contact_with_the_chosen_caller_id() {
        Decision decision = RoutingFixture.route(firstOutboundCall(), outboundCandidates(two, one));

        assertThat(dialString(decision)).isEqualTo("PJSIP/13125550111@carrier-1");
        assertThat(decision.answer())
                .isInstanceOfSatisfying(
                        Answer.Dial.class, dial -> assertThat(dial.callerId()).contains(DIALED_NUMBER));
        assertThat(decision.parties()).isEqualTo(new Parties(ACME.id(), AUTUMN.id(), null, null, one.id(), DID.id()));
    }

    @Test
    void a_registration_carrier_is_dialed_at_its_address_in_its_number_format() {
        Carrier registers = change(
                one,
                Optional.of(new DialString.Address("sip.example.net", Optional.of(5060), SipTransport.UDP)),
                NumberFormat.E164,
                Reachability.REACHABLE,
                Optional.empty());

        assertThat(dialString(RoutingFixture.route(firstOutboundCall(), outboundCandidates(registers))))
                .isEqualTo("PJSIP/carrier-1/sip:+13125550111@sip.example.net:5060");
    }

    @Test
    void a_carriers_ring_timeout_is_capped_at_the_answers_maximum() {
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
                FailoverTable.DEFAULT,
                true,
                Optional.empty());
        var known = new OutboundCandidates(
                Optional.of(ACME),
                Optional.empty(),
                Optional.of(DID),
                List.of(patient),
                RoutingFixture.OFFERED_TO_ALL,
                Map.of(),
                RoutingFixture.NOW);

        assertThat(RoutingFixture.route(firstOutboundCall(), known).answer())
                .isInstanceOfSatisfying(
                        Answer.Dial.class,
                        dial -> assertThat(dial.ringTimeout()).isEqualTo(Answer.Dial.MAX_RING_TIMEOUT));
    }

    @ParameterizedTest
    @EnumSource(names = {"CONGESTION", "UNREACHABLE", "INCOMPATIBLE"})
    void the_next_carrier_is_tried_after_a_carrier_failure(AttemptOutcome outcome) {
        assertThat(dialString(RoutingFixture.route(outboundCallAfter(outcome, one), outboundCandidates(one, two))))
                .endsWith("@carrier-2");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CONGESTION", "UNREACHABLE", "INCOMPATIBLE"})
    void no_other_carrier_is_tried_after_a_called_party_failure(AttemptOutcome outcome) {
        assertThat(stopReason(RoutingFixture.route(outboundCallAfter(outcome, one), outboundCandidates(one, two))))
                .isEqualTo(StopReason.forOutcome(outcome));
    }

    @Test
    void an_unreachable_carrier_is_skipped() {
        Carrier away = carrier(1, Reachability.UNREACHABLE);

        assertThat(dialString(RoutingFixture.route(firstOutboundCall(), outboundCandidates(away, two))))
                .endsWith("@carrier-2");
        assertThat(stopReason(RoutingFixture.route(firstOutboundCall(), outboundCandidates(away))))
                .isEqualTo(StopReason.CARRIERS_NONE_AVAILABLE);
    }

    @Test
    void campaign_priority_comes_before_suite_priority() {
        var known = new OutboundCandidates(
                Optional.of(ACME),
                Optional.of(AUTUMN),
                Optional.of(DID),
                List.of(one, two, carrier(3)),
                RoutingFixture.OFFERED_TO_ALL,
                Map.of(one.id(), 9, two.id(), 4),
                RoutingFixture.NOW);

        assertThat(CarrierPool.of(firstOutboundCall(), known).carriers()).containsExactly(two, one);
    }

    @Test
    void a_named_carrier_is_the_only_one_tried() {
        OutboundCall named = new OutboundCall(
                Optional.of(CALLED_NUMBER),
                CALLED_NUMBER.e164(),
                Optional.of(two.id()),
                Optional.empty(),
                Set.of(two.id()),
                Optional.of(EndedAttempt.of(AttemptOutcome.CONGESTION)),
                false,
                true,
                RoutingFixture.DEFAULT_COUNTRY_PREFIX);

        assertThat(stopReason(RoutingFixture.route(named, outboundCandidates(one, two))))
                .isEqualTo(StopReason.CARRIERS_EXHAUSTED);
    }

    @Test
    void the_dids_trunk_is_used_after_named_sources_and_before_all_carriers() {
        Did withTrunk =
                new Did(DID.id(), ACME.id(), DIALED_NUMBER, true, 0, Optional.empty(), Optional.of(two.endpoint()));
        var known = new OutboundCandidates(
                Optional.of(ACME),
                Optional.empty(),
                Optional.of(withTrunk),
                List.of(one, two),
                RoutingFixture.OFFERED_TO_ALL,
                Map.of(),
                RoutingFixture.NOW);

        assertThat(CarrierPool.of(firstOutboundCall(), known))
                .isEqualTo(new CarrierPool(CarrierPool.Source.NUMBER_TRUNK, List.of(two), List.of()));
    }

    @Test
    void a_suspended_tenant_and_an_inactive_campaign_place_no_calls() {
        var suspended = new OutboundCandidates(
                Optional.of(
                        new Tenant(ACME.id(), "Acme", false, AllowedDestinations.OWN_COUNTRY_ONLY, Optional.empty())),
                Optional.empty(),
                Optional.empty(),
                List.of(one),
                RoutingFixture.OFFERED_TO_ALL,
                Map.of(),
                RoutingFixture.NOW);

        assertThat(stopReason(RoutingFixture.route(firstOutboundCall(), suspended)))
                .isEqualTo(StopReason.TENANT_SUSPENDED);
    }

    @Test
    void a_number_that_a_carrier_cannot_write_goes_to_the_next_one() {
        Carrier british = RoutingFixture.national(1, NumberFormat.NATIONAL, "GB");
        Carrier american = RoutingFixture.national(2, NumberFormat.NATIONAL, "US");
        Carrier both = RoutingFixture.national(1, NumberFormat.NATIONAL_WITH_00, "GB");

        assertThat(dialString(RoutingFixture.route(firstOutboundCall(), outboundCandidates(british, american))))
                .isEqualTo("PJSIP/3125550111@carrier-2");
        Decision written = RoutingFixture.route(firstOutboundCall(), outboundCandidates(both, american));
        assertThat(dialString(written)).isEqualTo("PJSIP/0013125550111@carrier-1");
        assertThat(written.trace().getLast().checks()).contains(new Check("number.writable", true, "national-with-00"));
    }

    @Test
    void the_longest_prefix_matches_as_in_asterisk_and_needs_two_more_digits() {
        Carrier nine = withPrefix(1, "9");
        Carrier ninetyOne = withPrefix(2, "91");
        List<Carrier> both = List.of(nine, ninetyOne);

        assertThat(DialPrefixes.match("913125550111", both)).contains(ninetyOne);
        assertThat(DialPrefixes.match("923125550111", both)).contains(nine);
        assertThat(DialPrefixes.match("912", both)).contains(nine);
        assertThat(DialPrefixes.match("813125550111", both)).isEmpty();
    }

    @Test
    void a_carrier_without_a_dial_string_form_is_used_through_its_prefix_dialplan_only() {
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
                one.ringTimeout(),
                FailoverTable.DEFAULT,
                true,
                Optional.empty());
        OutboundCall byPrefix = new OutboundCall(
                Optional.of(CALLED_NUMBER),
                CALLED_NUMBER.e164(),
                Optional.empty(),
                Optional.of("9"),
                Set.of(),
                Optional.empty(),
                false,
                true,
                RoutingFixture.DEFAULT_COUNTRY_PREFIX);

        assertThat(stopReason(RoutingFixture.route(firstOutboundCall(), outboundCandidates(iax))))
                .isEqualTo(StopReason.CARRIERS_NONE_AVAILABLE);
        assertThat(RoutingFixture.route(byPrefix, outboundCandidates(iax)).answer())
                .isInstanceOf(Answer.Dial.class);
    }
}
