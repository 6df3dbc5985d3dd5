package io.trunkline.routing.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void what_is_dialled_has_digits_and_at_most_a_plus_before_them() {
        assertThat(Numbers.dialled("+1 (404) 555-1234")).isEqualTo("+14045551234");
        assertThat(Numbers.dialled("++14045551234")).isEqualTo("+14045551234");
        assertThat(Numbers.dialled("14045551234+")).isEqualTo("14045551234");
        assertThat(Numbers.dialled(" (+1) 404 555 1234")).isEqualTo("+14045551234");
    }
}
