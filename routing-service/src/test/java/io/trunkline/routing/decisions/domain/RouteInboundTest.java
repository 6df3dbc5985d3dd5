package io.trunkline.routing.decisions.domain;

import static io.trunkline.routing.decisions.domain.Scene.ACME;
import static io.trunkline.routing.decisions.domain.Scene.AUTUMN;
import static io.trunkline.routing.decisions.domain.Scene.DID;
import static io.trunkline.routing.decisions.domain.Scene.after;
import static io.trunkline.routing.decisions.domain.Scene.answeredBy;
import static io.trunkline.routing.decisions.domain.Scene.away;
import static io.trunkline.routing.decisions.domain.Scene.client;
import static io.trunkline.routing.decisions.domain.Scene.dialled;
import static io.trunkline.routing.decisions.domain.Scene.firstQuestion;
import static io.trunkline.routing.decisions.domain.Scene.inactive;
import static io.trunkline.routing.decisions.domain.Scene.link;
import static io.trunkline.routing.decisions.domain.Scene.reason;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RouteInboundTest {
    private final Link first = link(client(1), 1);
    private final Link second = link(client(2), 2);

    @Test
    void the_lowest_priority_is_dialled_first_with_the_number_that_was_called() {
        Decision decision = Scene.route(firstQuestion(), answeredBy(second, first));

        assertThat(dialled(decision)).isEqualTo("PJSIP/+14045556789@client-1");
        assertThat(decision.parties())
                .isEqualTo(new Parties(
                        ACME.id(), AUTUMN.id(), first.id(), first.client().id(), null, DID.id()));
    }

    @ParameterizedTest
    @EnumSource(names = {"BUSY", "CONGESTED", "UNREACHABLE", "UNAVAILABLE", "DECLINED", "FORBIDDEN"})
    void the_next_client_is_dialled_when_the_one_before_could_not_take_the_call(Outcome outcome) {
        Decision decision = Scene.route(after(outcome, first.client()), answeredBy(first, second));

        assertThat(dialled(decision)).endsWith("@client-2");
    }

    @Test
    void ringing_out_ends_the_call_with_the_strategy_priority() {
        Decision decision = Scene.route(after(Outcome.RANG_OUT, first.client()), answeredBy(first, second));

        assertThat(reason(decision)).isEqualTo(StopReason.ATTEMPT_NO_ANSWER);
    }

    @Test
    void a_client_is_never_dialled_twice_in_one_call() {
        Decision decision =
                Scene.route(after(Outcome.CONGESTED, first.client(), second.client()), answeredBy(first, second));

        assertThat(reason(decision)).isEqualTo(StopReason.CLIENTS_EXHAUSTED);
    }

    @Test
    void the_caller_hears_busy_when_the_last_client_was() {
        Decision decision = Scene.route(after(Outcome.BUSY, first.client()), answeredBy(first));

        assertThat(reason(decision)).isEqualTo(StopReason.CLIENTS_BUSY);
    }

    @Test
    void a_client_known_to_be_away_or_switched_off_is_passed_over_and_the_trace_says_why() {
        Link gone = link(away(client(1)), 1);
        Link off = link(inactive(client(2)), 2);
        Link there = link(client(3), 3);

        Decision decision = Scene.route(firstQuestion(), answeredBy(gone, off, there));

        assertThat(dialled(decision)).endsWith("@client-3");
        assertThat(failedRules(decision)).containsExactly("client.reachable", "client.active");
        assertThat(decision.trace())
                .filteredOn(Step::chosen)
                .singleElement()
                .satisfies(step -> assertThat(step.name()).isEqualTo("client 3"));
    }

    @Test
    void a_client_that_nothing_is_known_of_is_dialled() {
        Client unheard = new Client(client(1).id(), "new", new EndpointId("new"), true, Reachability.UNKNOWN);

        assertThat(dialled(Scene.route(firstQuestion(), answeredBy(link(unheard, 1)))))
                .endsWith("@new");
    }

    @Test
    void each_way_to_nobody_has_a_reason_of_its_own() {
        InboundCall noNumber = new InboundCall("12", Optional.empty(), Set.of(), Optional.empty());
        Tenant suspended = new Tenant(ACME.id(), "Acme", false, Destinations.HOME);
        Optional<Campaign> autumn = Optional.of(AUTUMN);

        assertThat(reason(Scene.route(noNumber, InboundCandidates.NONE))).isEqualTo(StopReason.NUMBER_INVALID);
        assertThat(reason(Scene.route(firstQuestion(), InboundCandidates.NONE))).isEqualTo(StopReason.NUMBER_UNKNOWN);
        assertThat(reason(Scene.route(
                        firstQuestion(),
                        new InboundCandidates(
                                Optional.of(DID),
                                Optional.of(suspended),
                                autumn,
                                Optional.empty(),
                                List.of(first),
                                KnownCaller.UNKNOWN,
                                Optional.empty(),
                                Scene.NOW))))
                .isEqualTo(StopReason.TENANT_SUSPENDED);
        assertThat(reason(Scene.route(
                        firstQuestion(),
                        new InboundCandidates(
                                Optional.of(DID),
                                Optional.of(ACME),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                KnownCaller.UNKNOWN,
                                Optional.empty(),
                                Scene.NOW))))
                .isEqualTo(StopReason.NUMBER_WITHOUT_CAMPAIGN);
        assertThat(reason(Scene.route(firstQuestion(), answeredBy()))).isEqualTo(StopReason.CLIENTS_NONE_ELIGIBLE);
    }

    private static List<String> failedRules(Decision decision) {
        return decision.trace().stream()
                .flatMap(step -> step.checks().stream())
                .filter(check -> !check.passed())
                .map(Check::rule)
                .toList();
    }
}
