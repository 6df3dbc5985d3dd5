package io.trunkline.routing.decision.domain.inbound;

import static io.trunkline.routing.decision.domain.RoutingFixture.dialString;
import static io.trunkline.routing.decision.domain.RoutingFixture.stopReason;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.caps.domain.CapUsage;
import io.trunkline.routing.caps.domain.CapUse;
import io.trunkline.routing.caps.domain.Counting;
import io.trunkline.routing.caps.domain.Limits;
import io.trunkline.routing.caps.domain.Rotation;
import io.trunkline.routing.caps.domain.Window;
import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.InMemoryCaps;
import io.trunkline.routing.decision.domain.InboundFixture;
import io.trunkline.routing.decision.domain.RoutingFixture;
import io.trunkline.routing.decision.domain.TriedClients;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.decision.domain.parties.Client;
import io.trunkline.routing.decision.domain.parties.Link;
import io.trunkline.routing.decision.domain.parties.Reachability;
import io.trunkline.routing.decision.domain.strategy.Strategy;
import io.trunkline.telephony.ids.EndpointId;
import io.trunkline.telephony.outcomes.AttemptOutcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Calls to clients with several endpoints.
class ClientEndpointsTest {
    private final Client sites =
            RoutingFixture.withFurther(RoutingFixture.client(1), Reachability.REACHABLE, Reachability.REACHABLE);
    private final Client other = RoutingFixture.client(2);
    private final Link link = RoutingFixture.link(sites, 2);
    private final Link better = RoutingFixture.link(other, 1);
    private final InboundFixture stage = InboundFixture.with(Strategy.PRIORITY, link);
    private final InMemoryCaps caps = new InMemoryCaps();

    private TriedClients tried(int... places) {
        return new TriedClients(
                Set.of(sites.id()),
                Arrays.stream(places)
                        .mapToObj(place -> sites.endpoints().get(place).id())
                        .collect(Collectors.toSet()),
                Optional.of(sites.id()));
    }

    @Test
    void the_endpoints_are_dialed_in_their_order() {
        assertThat(dialString(stage.firstRouting().decide(caps))).endsWith("@client-1");
        assertThat(dialString(after(tried(0)))).endsWith("@client-1-2");
        assertThat(dialString(after(tried(0, 1)))).endsWith("@client-1-3");
        assertThat(stopReason(after(tried(0, 1, 2)))).isEqualTo(StopReason.CLIENTS_BUSY);
        assertThat(details(after(tried(0)))).contains("priority 2, endpoint 2 of 3");
    }

    private Decision after(TriedClients tried) {
        return stage.routingAfter(AttemptOutcome.BUSY, tried).decide(caps);
    }

    private static List<String> details(Decision decision) {
        return decision.trace().stream()
                .flatMap(step -> step.checks().stream())
                .filter(check -> check.rule().equals("client.not-tried"))
                .map(check -> check.detail())
                .toList();
    }

    @Test
    void an_endpoint_that_is_unreachable_is_passed_over() {
        Client partly = RoutingFixture.withFurther(
                RoutingFixture.unreachable(RoutingFixture.client(3)), Reachability.UNREACHABLE, Reachability.UNKNOWN);
        InboundFixture of = InboundFixture.with(Strategy.PRIORITY, RoutingFixture.link(partly, 3));

        assertThat(dialString(of.firstRouting().decide(caps))).endsWith("@client-3-3");
        assertThat(stopReason(of.routingAfter(
                                AttemptOutcome.UNREACHABLE,
                                new TriedClients(
                                        Set.of(partly.id()),
                                        Set.of(partly.endpoints().getLast().id()),
                                        Optional.of(partly.id())))
                        .decide(caps)))
                .isEqualTo(StopReason.CLIENTS_EXHAUSTED);
        assertThat(stopReason(InboundFixture.with(
                                Strategy.PRIORITY, RoutingFixture.link(RoutingFixture.unreachable(partly), 3))
                        .firstRouting()
                        .decide(caps)))
                .isEqualTo(StopReason.CLIENTS_NONE_ELIGIBLE);
    }

    @Test
    void the_next_endpoint_comes_before_a_better_client_without_a_turn_and_a_client_left_is_not_dialed_again() {
        InboundFixture both = InboundFixture.with(Strategy.ROUND_ROBIN, link, better);

        Decision next = both.routingAfter(AttemptOutcome.BUSY, tried(0)).decide(caps);
        Decision left = both.routingAfter(
                        AttemptOutcome.BUSY,
                        new TriedClients(
                                Set.of(sites.id(), other.id()),
                                Set.of(sites.endpoints().getFirst().id(), endpoint(other)),
                                Optional.of(other.id())))
                .decide(caps);

        assertThat(dialString(next)).endsWith("@client-1-2");
        assertThat(next.rotationMoves()).isEmpty();
        assertThat(stopReason(left)).isEqualTo(StopReason.CLIENTS_BUSY);
    }

    private static EndpointId endpoint(Client client) {
        return client.endpoints().getFirst().id();
    }

    @Test
    void the_windows_of_link_and_client_count_the_call_once_and_let_it_go_on() {
        for (CapKey key : List.of(link.capKey(), sites.capKey())) {
            caps.setLimits(key, new Limits(1, null, 1, null, null))
                    .setUsage(key, new CapUsage(0, 0, window(1), window(1), Window.NEVER));
        }

        Decision next = after(tried(0));

        assertThat(stopReason(stage.firstRouting().decide(caps))).isEqualTo(StopReason.CLIENTS_LIMITS_REACHED);
        assertThat(dialString(next)).endsWith("@client-1-2");
        assertThat(next.capUses())
                .filteredOn(use -> use.key().kind() != CapKind.CAMPAIGN)
                .allMatch(use -> use.concurrent() && use.total() && !use.windows());
    }

    @Test
    void a_concurrency_cap_applies_to_each_attempt() {
        caps.setLimits(link.capKey(), new Limits(1, null, null, null, null))
                .setUsage(link.capKey(), new CapUsage(1, 0, Window.NEVER, Window.NEVER, Window.NEVER));

        assertThat(stopReason(after(tried(0)))).isEqualTo(StopReason.CLIENTS_BUSY);
    }

    @Test
    void a_cap_of_answered_calls_counts_each_attempt_until_it_is_known_to_be_unanswered() {
        assertThat(further(Counting.answered(Duration.ZERO))).isEqualTo(new CapUse(link.capKey(), true, true, true));
        assertThat(further(Counting.STANDARD)).isEqualTo(new CapUse(link.capKey(), true, true, false));
        assertThat(further(Counting.ATTEMPTS)).isEqualTo(new CapUse(link.capKey(), true, false, false));
    }

    private CapUse further(Counting counting) {
        CapLookup counted = key -> new Cap(key, Limits.NONE, CapUsage.NONE, Rotation.NEW, counting);
        return stage.routingAfter(AttemptOutcome.BUSY, tried(0)).decide(counted).capUses().stream()
                .filter(use -> use.key().equals(link.capKey()))
                .findFirst()
                .orElseThrow();
    }

    private static Window window(int count) {
        return new Window(RoutingFixture.NOW, count);
    }
}
