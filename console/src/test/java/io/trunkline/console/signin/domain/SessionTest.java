package io.trunkline.console.signin.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {
    private static final Instant NOW = Instant.parse("2026-11-29T22:00:00Z");
    private static final Session SESSION =
            new Session("eyJ.a.b", NOW.plusSeconds(600), "tlr_x", NOW.plus(Duration.ofHours(12)));

    @Test
    void a_session_is_read_as_it_was_written() {
        assertThat(Session.parse(SESSION.toText())).contains(SESSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb\nc\nd", "a\n1\nb", "a\n1\nb\n2\nc", "a\n99999999999999999999\nb\n2"})
    void another_text_is_no_session(String text) {
        assertThat(Session.parse(text)).isEmpty();
    }

    @Test
    void an_access_token_is_fresh_until_the_remaining_time_is_too_short() {
        assertThat(SESSION.isFresh(NOW, Duration.ofMinutes(9))).isTrue();
        assertThat(SESSION.isFresh(NOW, Duration.ofMinutes(10))).isFalse();
    }

    @Test
    void the_text_for_the_log_has_no_token() {
        assertThat(SESSION.toString()).doesNotContain("eyJ", "tlr_");
    }
}
