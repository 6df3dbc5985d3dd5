package io.trunkline.provisioning.observedstatus.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.provisioning.observedstatus.domain.NodeStatus.Aspect;
import io.trunkline.provisioning.observedstatus.domain.NodeStatus.State;
import java.time.Instant;
import java.util.List;
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

    private static NodeStatus nodeStatus(Aspect aspect, State state) {
        return new NodeStatus(
                "ast1",
                aspect,
                state,
                NOW,
                null,
                state.isUp() ? NOW : null,
                state.isDown() ? NOW : null,
                state.isDown() ? "refused" : null);
    }
}
