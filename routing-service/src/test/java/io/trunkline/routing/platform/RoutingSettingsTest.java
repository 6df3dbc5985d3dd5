package io.trunkline.routing.platform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutingSettingsTest {
    @Test
    void the_call_retention_is_longer_than_the_event_retention() {
        assertThatIllegalArgumentException().isThrownBy(() -> keepingCalls(Duration.ofDays(7)));
        assertThatCode(() -> keepingCalls(Duration.ofDays(8))).doesNotThrowAnyException();
    }

    private static RoutingSettings keepingCalls(Duration kept) {
        Duration any = Duration.ofSeconds(10);
        return new RoutingSettings("US", List.of("ast1"), List.of(), List.of(), any, any, any, any, kept, any);
    }
}
