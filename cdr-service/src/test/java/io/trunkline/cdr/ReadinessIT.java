package io.trunkline.cdr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;

class ReadinessIT {
    /// `readiness` is on the management port, `readyz` on the public one.
    @ParameterizedTest
    @ValueSource(strings = {"readiness", "readyz"})
    void a_service_is_ready_when_its_database_responds_and_it_has_read_its_topics(String name) {
        HealthEndpointGroup group =
                TestEnvironment.SERVICE.getBean(HealthEndpointGroups.class).get(name);

        assertThat(group.isMember("r2dbc")).isTrue();
        assertThat(group.isMember("catchUp")).isTrue();
        assertThat(group.isMember("deadLetters")).isFalse();
    }
}
