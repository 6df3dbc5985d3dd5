package io.trunkline.routing.decision.domain.inbound;

import static io.trunkline.routing.decision.domain.RoutingFixture.ACME;
import static io.trunkline.routing.decision.domain.RoutingFixture.AUTUMN;
import static io.trunkline.routing.decision.domain.RoutingFixture.DID;
import static io.trunkline.routing.decision.domain.RoutingFixture.client;
import static io.trunkline.routing.decision.domain.RoutingFixture.dialString;
import static io.trunkline.routing.decision.domain.RoutingFixture.firstInboundCall;
import static io.trunkline.routing.decision.domain.RoutingFixture.inactive;
import static io.trunkline.routing.decision.domain.RoutingFixture.inboundCallAfter;
import static io.trunkline.routing.decision.domain.RoutingFixture.inboundCandidates;
import static io.trunkline.routing.decision.domain.RoutingFixture.link;
import static io.trunkline.routing.decision.domain.RoutingFixture.stopReason;
import static io.trunkline.routing.decision.domain.RoutingFixture.unreachable;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.RoutingFixture;
import io.trunkline.routing.decision.domain.TriedClients;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.decision.domain.campaign.Campaign;
import io.trunkline.routing.decision.domain.parties.AllowedDestinations;
import io.trunkline.routing.decision.domain.parties.Client;
import io.trunkline.routing.decision.domain.parties.Link;
import io.trunkline.routing.decision.domain.parties.Reachability;
import io.trunkline.routing.decision.domain.parties.Tenant;
import io.trunkline.routing.decision.domain.trace.Check;
import io.trunkline.routing.decision.domain.trace.TraceEntry;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.EndpointId;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.outcomes.AttemptOutcome;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteInboundTest {
    private static final CarrierId CARRIER = new CarrierId(new UUID(0, 7));

    private static final InboundCandidates UNKNOWN_NUMBER = InboundCandidates.ofUnknownNumber(Optional.empty());

    private final Link first = link(client(1), 1);
    private final Link second = link(client(2), 2);

    @Test
    void the_lowest_priority_number_is_dialed_first_with_the_called_number() {
        Decision decision = RoutingFixture.route(firstInboundCall(), inboundCandidates(second, first));

        assertThat(dialString(decision)).isEqualTo("PJSIP/+14045556789@client-1");
        assertThat(decision.parties())
                .isEqualTo(new Parties(
                        ACME.id(), AUTUMN.id(), first.id(), first.client().id(), null, DID.id()));
    }

    @ParameterizedTest
    @EnumSource(names = {"BUSY", "CONGESTION", "UNREACHABLE", "UNAVAILABLE", "REJECTED", "FORBIDDEN", "INCOMPATIBLE"})
    void the_next_client_is_dialed_when_the_previous_one_could_not_take_the_call(AttemptOutcome outcome) {
        Decision decision =
                RoutingFixture.route(inboundCallAfter(outcome, first.client()), inboundCandidates(first, second));

        assertThat(dialString(decision)).endsWith("@client-2");
    }

    @Test
    void a_ring_timeout_ends_the_call_with_the_priority_strategy() {
        Decision decision = RoutingFixture.route(
                inboundCallAfter(AttemptOutcome.NO_ANSWER, first.client()), inboundCandidates(first, second));

        assertThat(stopReason(decision)).isEqualTo(StopReason.ATTEMPT_NO_ANSWER);
    }

    @Test
    void a_client_is_never_dialed_twice_in_one_call() {
        Decision decision = RoutingFixture.route(
                inboundCallAfter(AttemptOutcome.CONGESTION, first.client(), second.client()),
                inboundCandidates(first, second));

        assertThat(stopReason(decision)).isEqualTo(StopReason.CLIENTS_EXHAUSTED);
    }

    @Test
    void the_caller_gets_488_when_the_last_client_had_no_codec_in_common() {
        Decision decision = RoutingFixture.route(
                inboundCallAfter(AttemptOutcome.INCOMPATIBLE, first.client(), second.client()),
                inboundCandidates(first, second));

        assertThat(stopReason(decision)).isEqualTo(StopReason.CLIENTS_INCOMPATIBLE);
    }

    @Test
    void the_caller_gets_busy_when_the_last_client_was_busy() {
        Decision decision =
                RoutingFixture.route(inboundCallAfter(AttemptOutcome.BUSY, first.client()), inboundCandidates(first));

        assertThat(stopReason(decision)).isEqualTo(StopReason.CLIENTS_BUSY);
    }

    @Test
    void an_unreachable_or_inactive_client_is_skipped_and_the_trace_shows_why() {
        Link gone = link(unreachable(client(1)), 1);
        Link off = link(inactive(client(2)), 2);
        Link there = link(client(3), 3);

        Decision decision = RoutingFixture.route(firstInboundCall(), inboundCandidates(gone, off, there));

        assertThat(dialString(decision)).endsWith("@client-3");
        assertThat(failedRules(decision)).containsExactly("client.reachable", "client.active");
        assertThat(decision.trace())
                .filteredOn(TraceEntry::chosen)
                .singleElement()
                .satisfies(step -> assertThat(step.name()).isEqualTo("client 3"));
    }

    @Test
    void a_client_of_unknown_reachability_is_dialed() {
        Client unheard = new Client(client(1).id(), "new", new EndpointId("new"), true, Reachability.UNKNOWN);

        assertThat(dialString(RoutingFixture.route(firstInboundCall(), inboundCandidates(link(unheard, 1)))))
                .endsWith("@new");
    }

    @Test
    void each_rejection_has_its_own_reason() {
        InboundCall noNumber = new InboundCall("12", Optional.empty(), TriedClients.NONE, Optional.empty());
        Tenant suspended = new Tenant(ACME.id(), "Acme", false, AllowedDestinations.OWN_COUNTRY_ONLY, Optional.empty());
        Optional<Campaign> autumn = Optional.of(AUTUMN);

        assertThat(stopReason(RoutingFixture.route(noNumber, UNKNOWN_NUMBER))).isEqualTo(StopReason.NUMBER_INVALID);
        assertThat(stopReason(RoutingFixture.route(firstInboundCall(), UNKNOWN_NUMBER)))
                .isEqualTo(StopReason.NUMBER_UNKNOWN);
        assertThat(stopReason(RoutingFixture.route(
                        firstInboundCall(),
                        new InboundCandidates(
                                Optional.of(DID),
                                Optional.of(suspended),
                                autumn,
                                Optional.empty(),
                                List.of(first),
                                CallerHistory.UNKNOWN,
                                Optional.empty(),
                                RoutingFixture.NOW))))
                .isEqualTo(StopReason.TENANT_SUSPENDED);
        assertThat(stopReason(RoutingFixture.route(
                        firstInboundCall(),
                        new InboundCandidates(
                                Optional.of(DID),
                                Optional.of(ACME),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                CallerHistory.UNKNOWN,
                                Optional.empty(),
                                RoutingFixture.NOW))))
                .isEqualTo(StopReason.NUMBER_WITHOUT_CAMPAIGN);
        assertThat(stopReason(RoutingFixture.route(firstInboundCall(), inboundCandidates())))
                .isEqualTo(StopReason.CLIENTS_NONE_ELIGIBLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"maintenance", "inactive"})
    void a_new_call_from_a_carrier_that_is_not_active_rings_no_client(String status) {
        Decision decision = RoutingFixture.route(firstInboundCall(), from(status, inboundCandidates(first)));

        assertThat(stopReason(decision)).isEqualTo(StopReason.CARRIER_INACTIVE);
        assertThat(decision.parties().carrier()).isEqualTo(CARRIER);
        assertThat(decision.trace().getLast().checks()).containsExactly(Check.of("carrier.active", false, status));
        assertThat(decision.capUses()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"active", "maintenance", "inactive"})
    void a_call_to_an_unknown_number_is_refused_alike_from_each_carrier_and_the_refusal_names_it(String status) {
        InboundCandidates known = from(status, UNKNOWN_NUMBER);

        Decision decision = RoutingFixture.route(firstInboundCall(), known);

        assertThat(stopReason(decision)).isEqualTo(StopReason.NUMBER_UNKNOWN);
        assertThat(decision.parties()).isEqualTo(Parties.NONE.withCarrier(CARRIER));
        assertThat(failedRules(decision)).containsExactly("number.known");
        assertThat(RouteInbound.capKeys(known)).isEmpty();
    }

    @Test
    void a_call_that_is_in_progress_goes_on_to_the_next_client() {
        Decision decision = RoutingFixture.route(
                inboundCallAfter(AttemptOutcome.BUSY, first.client()),
                from("maintenance", inboundCandidates(first, second)));

        assertThat(dialString(decision)).endsWith("@client-2");
    }

    private static InboundCandidates from(String status, InboundCandidates known) {
        return new InboundCandidates(
                known.did(),
                known.tenant(),
                known.campaign(),
                Optional.of(new InboundCarrier(CARRIER, "Borealis", status)),
                known.links(),
                known.callerHistory(),
                known.overflow(),
                known.now());
    }

    private static List<String> failedRules(Decision decision) {
        return decision.trace().stream()
                .flatMap(step -> step.checks().stream())
                .filter(check -> !check.passed())
                .map(Check::rule)
                .toList();
    }
}
