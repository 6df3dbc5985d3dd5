package io.trunkline.routing.decisions.domain;

import static io.trunkline.routing.decisions.domain.Scene.ACME;
import static io.trunkline.routing.decisions.domain.Scene.AUTUMN;
import static io.trunkline.routing.decisions.domain.Scene.DID;
import static io.trunkline.routing.decisions.domain.Scene.NUMBER;
import static io.trunkline.routing.decisions.domain.Scene.away;
import static io.trunkline.routing.decisions.domain.Scene.client;
import static io.trunkline.routing.decisions.domain.Scene.dialled;
import static io.trunkline.routing.decisions.domain.Scene.link;
import static io.trunkline.routing.decisions.domain.Scene.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.Ledger;
import io.trunkline.routing.caps.domain.Limits;
import io.trunkline.routing.caps.domain.Rotation;
import io.trunkline.routing.caps.domain.Taken;
import io.trunkline.routing.caps.domain.Window;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouteConnectTest {
    private final Parties sofar = new Parties(ACME.id(), AUTUMN.id(), null, null, null, DID.id());

    @Test
    void a_client_that_is_there_is_dialled_with_the_number_shown_and_joins_the_parties() {
        Decision decision = decide(Optional.of(client(1)), false);

        assertThat(dialled(decision)).isEqualTo("PJSIP/+14045556789@client-1");
        assertThat(decision.parties().client()).isEqualTo(client(1).id());
        assertThat(decision.parties().tenant()).isEqualTo(ACME.id());
        assertThat(decision.takes()).isEmpty();
    }

    @Test
    void one_that_is_unknown_away_or_was_tried_is_not() {
        assertThat(reason(decide(Optional.empty(), false))).isEqualTo(StopReason.CLIENT_UNKNOWN);
        assertThat(reason(decide(Optional.of(away(client(1))), false))).isEqualTo(StopReason.CLIENTS_NONE_ELIGIBLE);
        assertThat(reason(decide(Optional.of(client(1)), true))).isEqualTo(StopReason.CLIENTS_EXHAUSTED);
    }

    @Test
    void where_the_campaign_is_linked_to_it_the_links_limits_hold() {
        Link link = link(client(1), 1);
        ConnectRoute route = route(Optional.of(client(1)), false, Optional.of(link));

        Decision joined = route.decide(taken(1));

        assertThat(dialled(joined)).isEqualTo("PJSIP/+14045556789@client-1");
        assertThat(joined.parties().link()).isEqualTo(link.id());
        assertThat(joined.takes()).hasSize(1);
        assertThat(reason(route.decide(taken(2)))).isEqualTo(StopReason.CLIENTS_ALL_FULL);
    }

    /// Everything is limited to two at once.
    private static Ledger taken(int atOnce) {
        return key -> new Cap(
                key,
                Limits.ofConcurrency(2),
                new Taken(atOnce, 0, Window.NEVER, Window.NEVER, Window.NEVER),
                Rotation.NEW);
    }

    private Decision decide(Optional<Client> known, boolean tried) {
        return route(known, tried, Optional.empty()).decide(Ledger.EMPTY);
    }

    private ConnectRoute route(Optional<Client> known, boolean tried, Optional<Link> link) {
        ClientId asked = client(1).id();
        CallSoFar soFar = new CallSoFar(tried ? Set.of(asked) : Set.of(), Set.of(), Optional.empty());
        return new ConnectRoute(
                new RoutingRequest.Connect(asked, NUMBER, sofar, soFar), known, link, Duration.ofSeconds(30));
    }
}
