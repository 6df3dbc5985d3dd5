package io.trunkline.provisioning.endpoints.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.provisioning.endpoints.domain.Sighting.Aspect;
import io.trunkline.provisioning.endpoints.domain.Sighting.State;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void is_unknown_while_nobody_has_looked() {
        assertThat(Health.of(Aspect.CONTACT, List.of()).well()).isEmpty();
        assertThat(Health.of(Aspect.CONTACT, List.of(seen(Aspect.CONTACT, State.UNKNOWN)))
                        .failing())
                .isFalse();
    }

    @Test
    void is_good_while_any_node_sees_it_well() {
        var health = Health.of(
                Aspect.REGISTRATION,
                List.of(seen(Aspect.REGISTRATION, State.REJECTED), seen(Aspect.REGISTRATION, State.REGISTERED)));

        assertThat(health.failing()).isFalse();
        assertThat(health.lastErrorAt()).contains(NOW);
    }

    @Test
    void looks_only_at_what_decides_for_its_kind() {
        assertThat(Health.of(Aspect.REGISTRATION, List.of(seen(Aspect.CONTACT, State.UNREACHABLE)))
                        .well())
                .isEmpty();
        assertThat(Health.of(Aspect.CONTACT, List.of(seen(Aspect.CONTACT, State.UNREACHABLE)))
                        .failing())
                .isTrue();
    }

    private static Sighting seen(Aspect aspect, State state) {
        return new Sighting(
                "ast1",
                aspect,
                state,
                NOW,
                null,
                state.good() ? NOW : null,
                state.bad() ? NOW : null,
                state.bad() ? "refused" : null);
    }
}
