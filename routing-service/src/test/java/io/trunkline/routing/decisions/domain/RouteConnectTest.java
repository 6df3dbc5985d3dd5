package io.trunkline.routing.decisions.domain;

import static io.trunkline.routing.decisions.domain.Scene.ACME;
import static io.trunkline.routing.decisions.domain.Scene.DID;
import static io.trunkline.routing.decisions.domain.Scene.NUMBER;
import static io.trunkline.routing.decisions.domain.Scene.away;
import static io.trunkline.routing.decisions.domain.Scene.client;
import static io.trunkline.routing.decisions.domain.Scene.dialled;
import static io.trunkline.routing.decisions.domain.Scene.reason;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouteConnectTest {
    private final Parties sofar = new Parties(ACME.id(), null, null, null, null, DID.id());

    @Test
    void a_client_that_is_there_is_dialled_with_the_number_shown_and_joins_the_parties() {
        Decision decision = decide(Optional.of(client(1)), false);

        assertThat(dialled(decision)).isEqualTo("PJSIP/+14045556789@client-1");
        assertThat(decision.parties().client()).isEqualTo(client(1).id());
        assertThat(decision.parties().tenant()).isEqualTo(ACME.id());
    }

    @Test
    void one_that_is_unknown_away_or_was_tried_is_not() {
        assertThat(reason(decide(Optional.empty(), false))).isEqualTo(StopReason.CLIENT_UNKNOWN);
        assertThat(reason(decide(Optional.of(away(client(1))), false))).isEqualTo(StopReason.CLIENTS_NONE_ELIGIBLE);
        assertThat(reason(decide(Optional.of(client(1)), true))).isEqualTo(StopReason.CLIENTS_EXHAUSTED);
    }

    private Decision decide(Optional<Client> known, boolean tried) {
        return RouteConnect.decide(client(1).id(), known, NUMBER, sofar, Duration.ofSeconds(30), tried);
    }
}
