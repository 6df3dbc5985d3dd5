package io.trunkline.routing.decision.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DialedDigitsTest {

    @Test
    void dialed_digits_are_digits_with_at_most_a_leading_plus() {
        assertThat(DialedDigits.of("+1 (404) 555-1234")).isEqualTo("+14045551234");
        assertThat(DialedDigits.of("++14045551234")).isEqualTo("+14045551234");
        assertThat(DialedDigits.of("14045551234+")).isEqualTo("14045551234");
        assertThat(DialedDigits.of(" (+1) 404 555 1234")).isEqualTo("+14045551234");
    }
}
