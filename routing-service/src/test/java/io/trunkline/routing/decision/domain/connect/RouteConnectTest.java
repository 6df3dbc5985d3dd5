package io.trunkline.routing.decision.domain.connect;

import static io.trunkline.routing.decision.domain.RoutingFixture.ACME;
import static io.trunkline.routing.decision.domain.RoutingFixture.AUTUMN;
import static io.trunkline.routing.decision.domain.RoutingFixture.DIALED_NUMBER;
import static io.trunkline.routing.decision.domain.RoutingFixture.DID;
import static io.trunkline.routing.decision.domain.RoutingFixture.client;
import static io.trunkline.routing.decision.domain.RoutingFixture.dialString;
import static io.trunkline.routing.decision.domain.RoutingFixture.link;
import static io.trunkline.routing.decision.domain.RoutingFixture.stopReason;
import static io.trunkline.routing.decision.domain.RoutingFixture.unreachable;
import static io.trunkline.routing.decision.domain.RoutingFixture.withFurther;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.caps.domain.CapUsage;
import io.trunkline.routing.caps.domain.CapUse;
import io.trunkline.routing.caps.domain.Limits;
import io.trunkline.routing.caps.domain.Rotation;
import io.trunkline.routing.caps.domain.Window;
import io.trunkline.routing.decision.domain.CallHistory;
import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.RoutingFixture;
import io.trunkline.routing.decision.domain.RoutingRequest;
import io.trunkline.routing.decision.domain.TriedClients;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.decision.domain.parties.Client;
import io.trunkline.routing.decision.domain.parties.Link;
import io.trunkline.routing.decision.domain.parties.Reachability;
import io.trunkline.routing.decision.domain.parties.TagRules;
import io.trunkline.routing.decision.domain.parties.Tenant;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.tags.CallTags;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouteConnectTest {
    private final Parties sofar = new Parties(ACME.id(), AUTUMN.id(), null, null, null, DID.id());

    @Test
    void a_reachable_client_is_dialed_with_the_caller_id_and_joins_the_parties() {
        Decision decision = decide(Optional.of(client(1)), false);

        assertThat(dialString(decision)).isEqualTo("PJSIP/+14045556789@client-1");
        assertThat(decision.parties().client()).isEqualTo(client(1).id());
        assertThat(decision.parties().tenant()).isEqualTo(ACME.id());
        assertThat(decision.capUses()).containsExactly(client(1).capUse());
    }

    @Test
    void an_unknown_unreachable_or_already_tried_client_is_not_dialed() {
        assertThat(stopReason(decide(Optional.empty(), false))).isEqualTo(StopReason.CLIENT_UNKNOWN);
        assertThat(stopReason(decide(Optional.of(unreachable(client(1))), false)))
                .isEqualTo(StopReason.CLIENTS_NONE_ELIGIBLE);
        assertThat(stopReason(decide(Optional.of(client(1)), true))).isEqualTo(StopReason.CLIENTS_EXHAUSTED);
    }

    @Test
    void the_next_endpoint_of_the_client_is_dialed_and_the_windows_of_the_link_count_the_call_once() {
        Client client = withFurther(client(1), Reachability.UNREACHABLE, Reachability.UNKNOWN);
        Link link = link(client, 1);
        TriedClients first = new TriedClients(
                Set.of(client.id()), Set.of(client.endpoints().getFirst().id()), Optional.of(client.id()));
        TriedClients both = new TriedClients(
                Set.of(client.id()),
                Set.of(
                        client.endpoints().getFirst().id(),
                        client.endpoints().getLast().id()),
                Optional.of(client.id()));

        Decision next = route(client, link, first).decide(CapLookup.UNLIMITED);

        assertThat(dialString(next)).isEqualTo("PJSIP/+14045556789@client-1-3");
        assertThat(next.capUses()).hasSize(2).noneMatch(CapUse::windows).allMatch(CapUse::total);
        assertThat(stopReason(route(client, link, both).decide(CapLookup.UNLIMITED)))
                .isEqualTo(StopReason.CLIENTS_EXHAUSTED);
    }

    private ConnectRouting route(Client client, Link link, TriedClients tried) {
        return new ConnectRouting(
                new RoutingRequest.Connect(
                        client.id(),
                        DIALED_NUMBER,
                        sofar,
                        new CallHistory(tried, Set.of(), Optional.empty()),
                        CallTags.NONE),
                Optional.of(ACME),
                Optional.of(client),
                Optional.of(link),
                Duration.ofSeconds(30),
                RoutingFixture.NOW);
    }

    @Test
    void a_call_of_a_tenant_that_was_suspended_meanwhile_is_not_connected() {
        ConnectRouting route = route(Optional.of(client(1)), false, Optional.empty());
        Tenant suspended = new Tenant(ACME.id(), ACME.name(), false, ACME.destinations(), ACME.country());

        Decision decision = new ConnectRouting(
                        route.request(),
                        Optional.of(suspended),
                        route.client(),
                        route.link(),
                        route.ringTimeout(),
                        route.now())
                .decide(CapLookup.UNLIMITED);

        assertThat(stopReason(decision)).isEqualTo(StopReason.TENANT_SUSPENDED);
        assertThat(decision.capUses()).isEmpty();
    }

    @Test
    void link_limits_apply_where_the_campaign_is_linked_to_the_client() {
        Link link = link(client(1), 1);
        ConnectRouting route = route(Optional.of(client(1)), false, Optional.of(link));

        Decision joined = route.decide(capsWithUsage(1));

        assertThat(dialString(joined)).isEqualTo("PJSIP/+14045556789@client-1");
        assertThat(joined.parties().link()).isEqualTo(link.id());
        assertThat(joined.capUses()).hasSize(2);
        assertThat(stopReason(route.decide(capsWithUsage(2)))).isEqualTo(StopReason.CLIENTS_ALL_FULL);
    }

    @Test
    void the_limit_of_the_client_applies_without_a_link_too() {
        ConnectRouting route = route(Optional.of(client(1)), false, Optional.empty());

        assertThat(dialString(route.decide(capsWithUsage(1)))).isEqualTo("PJSIP/+14045556789@client-1");
        assertThat(stopReason(route.decide(capsWithUsage(2)))).isEqualTo(StopReason.CLIENTS_ALL_FULL);
    }

    @Test
    void the_link_takes_only_calls_with_its_tags() {
        Link one = link(client(1), 1);
        TagRules solar = TagRules.of(Map.of("vertical", List.of("solar")), Map.of());
        Link link = new Link(one.id(), one.client(), one.priority(), one.weight(), one.active(), one.schedule(), solar);
        Optional<Client> known = Optional.of(client(1));

        Decision taken = route(known, false, Optional.of(link), CallTags.of(Map.of("vertical", "solar")))
                .decide(CapLookup.UNLIMITED);
        Decision refused = route(known, false, Optional.of(link), CallTags.NONE).decide(CapLookup.UNLIMITED);

        assertThat(dialString(taken)).isEqualTo("PJSIP/+14045556789@client-1");
        assertThat(stopReason(refused)).isEqualTo(StopReason.CLIENTS_TAGS_NOT_ACCEPTED);
    }

    /// Everything is limited to two at once.
    private static CapLookup capsWithUsage(int atOnce) {
        return key -> new Cap(
                key,
                Limits.ofConcurrent(2),
                new CapUsage(atOnce, 0, Window.NEVER, Window.NEVER, Window.NEVER),
                Rotation.NEW);
    }

    private Decision decide(Optional<Client> known, boolean tried) {
        return route(known, tried, Optional.empty()).decide(CapLookup.UNLIMITED);
    }

    private ConnectRouting route(Optional<Client> known, boolean tried, Optional<Link> link) {
        return route(known, tried, link, CallTags.NONE);
    }

    private ConnectRouting route(Optional<Client> known, boolean tried, Optional<Link> link, CallTags tags) {
        ClientId asked = client(1).id();
        CallHistory history =
                new CallHistory(TriedClients.entirely(tried ? Set.of(asked) : Set.of()), Set.of(), Optional.empty());
        return new ConnectRouting(
                new RoutingRequest.Connect(asked, DIALED_NUMBER, sofar, history, tags),
                Optional.of(ACME),
                known,
                link,
                Duration.ofSeconds(30),
                RoutingFixture.NOW);
    }
}
