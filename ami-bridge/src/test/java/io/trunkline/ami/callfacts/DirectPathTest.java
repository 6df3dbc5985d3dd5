package io.trunkline.ami.callfacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DirectPathTest {

    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final DirectPath path = new DirectPath(INTERVAL);

    @Test
    void the_first_failure_closes_it() {
        assertThat(path.isOpen()).isTrue();

        path.failed(new IOException(), AT);

        assertThat(path.isOpen()).isFalse();
    }

    @Test
    void a_closed_path_is_tried_once_an_interval() {
        path.failed(new IOException(), AT);

        assertThat(path.isTryDue(AT.plusSeconds(4))).isFalse();
        assertThat(path.isTryDue(AT.plusSeconds(5))).isTrue();
        assertThat(path.isTryDue(AT.plusSeconds(6))).isFalse();
        assertThat(path.isTryDue(AT.plusSeconds(10))).isTrue();
    }

    @Test
    void a_later_failure_delays_the_next_try() {
        path.failed(new IOException(), AT);
        path.failed(new IOException(), AT.plusSeconds(3));

        assertThat(path.isTryDue(AT.plusSeconds(5))).isFalse();
    }

    @Test
    void it_is_open_again_after_a_try_that_succeeded() {
        path.failed(new IOException(), AT);
        path.open();

        assertThat(path.isOpen()).isTrue();
        assertThat(path.isTryDue(AT.plusSeconds(10))).as("it is open").isFalse();
    }
}
