package io.trunkline.routing.decision.domain.outbound;

import static io.trunkline.routing.decision.domain.RoutingFixture.carrier;
import static io.trunkline.routing.decision.domain.RoutingFixture.dialString;
import static io.trunkline.routing.decision.domain.RoutingFixture.firstOutboundCall;
import static io.trunkline.routing.decision.domain.RoutingFixture.notOfferedToAll;
import static io.trunkline.routing.decision.domain.RoutingFixture.outboundCallAfter;
import static io.trunkline.routing.decision.domain.RoutingFixture.outboundCandidates;
import static io.trunkline.routing.decision.domain.RoutingFixture.prefixCall;
import static io.trunkline.routing.decision.domain.RoutingFixture.route;
import static io.trunkline.routing.decision.domain.RoutingFixture.stopReason;
import static io.trunkline.routing.decision.domain.RoutingFixture.withCampaignCarriers;
import static io.trunkline.routing.decision.domain.RoutingFixture.withFailover;
import static io.trunkline.routing.decision.domain.RoutingFixture.withOffers;
import static io.trunkline.routing.decision.domain.RoutingFixture.withPrefix;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.RoutingFixture;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.decision.domain.failover.EndedAttempt;
import io.trunkline.routing.decision.domain.failover.FailoverTable;
import io.trunkline.routing.decision.domain.parties.Did;
import io.trunkline.routing.decision.domain.trace.TraceEntry;
import io.trunkline.telephony.numbers.PhoneNumber;
import io.trunkline.telephony.outcomes.AttemptOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Which carriers a call may use by the offers to its tenant.
class CarrierOffersTest {
    private final Carrier open = carrier(2);
    private final Carrier restricted = notOfferedToAll(carrier(1));

    @Test
    void a_carrier_that_is_offered_to_the_tenant_is_used() {
        assertThat(dialString(route(firstOutboundCall(), withOffers(candidates(), restricted))))
                .endsWith("@" + restricted.endpoint());
    }

    @Test
    void a_campaign_stops_using_a_carrier_that_is_no_longer_offered_and_the_trace_says_so() {
        Decision decision = route(firstOutboundCall(), withCampaignCarriers(candidates(), restricted, open));

        assertThat(dialString(decision)).endsWith("@" + open.endpoint());
        assertThat(notOffered(decision)).containsExactly(restricted.name());
        Decision none = route(firstOutboundCall(), withCampaignCarriers(candidates(), restricted));
        assertThat(stopReason(none)).isEqualTo(StopReason.CARRIER_UNKNOWN);
        assertThat(notOffered(none)).containsExactly(restricted.name());
    }

    @Test
    void a_call_without_carriers_of_its_own_uses_the_offered_ones_only() {
        Decision decision = route(firstOutboundCall(), candidates());

        assertThat(dialString(decision)).endsWith("@" + open.endpoint());
        assertThat(decision.trace()).extracting(TraceEntry::name).doesNotContain(restricted.name());
    }

    @Test
    void a_trunk_that_is_not_offered_is_skipped_like_one_that_does_not_exist() {
        Did did = RoutingFixture.DID;
        var withTrunk = new Did(
                did.id(), did.tenant(), did.number(), true, 0, Optional.empty(), Optional.of(restricted.endpoint()));
        OutboundCandidates known = candidates();
        var byTrunk = new OutboundCandidates(
                known.tenant(),
                Optional.empty(),
                Optional.of(withTrunk),
                known.carriers(),
                known.offers(),
                Map.of(),
                known.now());

        assertThat(CarrierPool.of(firstOutboundCall(), byTrunk).source()).isEqualTo(CarrierPool.Source.ALL);
        assertThat(CarrierPool.of(firstOutboundCall(), withOffers(byTrunk, restricted))
                        .source())
                .isEqualTo(CarrierPool.Source.NUMBER_TRUNK);
    }

    /// The prefix dialplan selects the longest prefix, so the shorter one of an offered carrier does not count.
    @Test
    void a_dial_prefix_leads_to_no_carrier_that_is_not_offered() {
        Carrier longer = notOfferedToAll(withPrefix(1, "91"));
        OutboundCandidates known = outboundCandidates(longer, withPrefix(2, "9"));

        Decision decision = route(byPrefix("9"), known);

        assertThat(stopReason(decision)).isEqualTo(StopReason.CARRIER_UNKNOWN);
        assertThat(notOffered(decision)).containsExactly(longer.name());
        assertThat(dialString(route(byPrefix("9"), withOffers(known, longer)))).endsWith("@" + longer.endpoint());
    }

    @Test
    void a_carrier_that_is_not_offered_and_one_that_does_not_exist_give_the_same_decision_to_sellers() {
        Decision notOffered = route(throughDialplanOf(restricted), candidates());
        Decision unknown = route(throughDialplanOf(carrier(9)), candidates());

        assertThat(stopReason(unknown)).isEqualTo(StopReason.CARRIER_UNKNOWN);
        assertThat(notOffered.answer()).isEqualTo(unknown.answer());
        assertThat(notOffered.trace().stream()
                        .filter(step -> !step.isCarrierNotOffered())
                        .toList())
                .isEqualTo(unknown.trace());
    }

    @Test
    void a_call_that_belongs_to_no_tenant_may_use_every_carrier() {
        OutboundCandidates known = candidates();
        var ofPlatform = new OutboundCandidates(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                known.carriers(),
                CarrierOffers.OF_PLATFORM,
                Map.of(),
                known.now());

        assertThat(route(throughDialplanOf(restricted), ofPlatform).answer()).isInstanceOf(Answer.Dial.class);
    }

    @Test
    void the_failover_table_of_a_carrier_that_is_not_offered_is_not_consulted() {
        Carrier lenient = notOfferedToAll(withFailover(carrier(1), new FailoverTable(Set.of("403"), Set.of())));
        OutboundCandidates known = outboundCandidates(lenient, open);
        OutboundCall after403 = outboundCallAfter(
                new EndedAttempt(AttemptOutcome.FORBIDDEN, 0, 403, Optional.of(lenient.id())), lenient);

        Decision decision = route(after403, known);

        assertThat(stopReason(decision)).isEqualTo(StopReason.ATTEMPT_REJECTED);
        assertThat(decision.trace()).extracting(TraceEntry::name).doesNotContain(lenient.name());
        assertThat(dialString(route(after403, withOffers(known, lenient)))).endsWith("@" + open.endpoint());
    }

    private OutboundCandidates candidates() {
        return outboundCandidates(restricted, open);
    }

    private static OutboundCall throughDialplanOf(Carrier carrier) {
        PhoneNumber to = RoutingFixture.CALLED_NUMBER;
        return prefixCall(carrier, Optional.of(to), to.digits());
    }

    private static OutboundCall byPrefix(String prefix) {
        OutboundCall call = firstOutboundCall();
        return new OutboundCall(
                call.to(),
                call.asDialed(),
                Optional.empty(),
                Optional.of(prefix),
                call.triedCarriers(),
                call.lastEnd(),
                false,
                true,
                call.ownCountryPrefix());
    }

    private static List<String> notOffered(Decision decision) {
        return decision.trace().stream()
                .filter(TraceEntry::isCarrierNotOffered)
                .map(TraceEntry::name)
                .toList();
    }
}
