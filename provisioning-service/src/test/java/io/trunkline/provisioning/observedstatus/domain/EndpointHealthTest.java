package io.trunkline.provisioning.observedstatus.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.provisioning.observedstatus.domain.NodeStatus.Aspect;
import io.trunkline.provisioning.observedstatus.domain.NodeStatus.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EndpointHealthTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void is_unknown_without_a_report() {
        assertThat(EndpointHealth.of(Aspect.CONTACT, List.of()).up()).isEmpty();
        assertThat(EndpointHealth.of(Aspect.CONTACT, List.of(nodeStatus(Aspect.CONTACT, State.UNKNOWN)))
                        .isDown())
                .isFalse();
    }

    @Test
    void is_up_while_any_node_reports_it_up() {
        var health = EndpointHealth.of(
                Aspect.REGISTRATION,
                List.of(
                        nodeStatus(Aspect.REGISTRATION, State.REJECTED),
                        nodeStatus(Aspect.REGISTRATION, State.REGISTERED)));

        assertThat(health.isDown()).isFalse();
        assertThat(health.lastErrorAt()).contains(NOW);
    }

    @Test
    void uses_only_the_aspect_that_applies_to_the_endpoint() {
        assertThat(EndpointHealth.of(Aspect.REGISTRATION, List.of(nodeStatus(Aspect.CONTACT, State.UNREACHABLE)))
                        .up())
                .isEmpty();
        assertThat(EndpointHealth.of(Aspect.CONTACT, List.of(nodeStatus(Aspect.CONTACT, State.UNREACHABLE)))
                        .isDown())
                .isTrue();
    }

    @Test
    void is_up_since_the_first_node_and_has_the_shortest_round_trip_of_those_that_reach_it() {
        var health = EndpointHealth.of(
                Aspect.CONTACT,
                List.of(
                        reported(State.REACHABLE, 20, 31.5),
                        reported(State.REACHABLE, 10, 12.5),
                        reported(State.UNREACHABLE, 5, 1.0)));

        assertThat(health.since()).contains(NOW.plusSeconds(10));
        assertThat(health.roundTripMillis()).contains(12.5);
    }

    @Test
    void is_down_since_the_last_node() {
        var health = EndpointHealth.of(
                Aspect.CONTACT,
                List.of(
                        reported(State.UNREACHABLE, 10, null),
                        reported(State.UNREACHABLE, 20, null),
                        reported(State.UNKNOWN, 30, null)));

        assertThat(health.since()).contains(NOW.plusSeconds(20));
        assertThat(health.roundTripMillis()).isEmpty();
    }

    private static NodeStatus reported(State state, int second, @Nullable Double roundTripMillis) {
        return new NodeStatus(
                "ast" + second,
                Aspect.CONTACT,
                state,
                NOW.plusSeconds(second),
                null,
                roundTripMillis,
                null,
                null,
                null);
    }

    private static NodeStatus nodeStatus(Aspect aspect, State state) {
        return new NodeStatus(
                "ast1",
                aspect,
                state,
                NOW,
                null,
                null,
                state.isUp() ? NOW : null,
                state.isDown() ? NOW : null,
                state.isDown() ? "refused" : null);
    }
}
