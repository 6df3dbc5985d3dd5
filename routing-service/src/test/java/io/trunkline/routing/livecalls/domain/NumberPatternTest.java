package io.trunkline.routing.livecalls.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberPatternTest {
    @ParameterizedTest
    @CsvSource({
        "14045550100,   true,  14045550100",
        "+14045550100,  true,  14045550100",
        "1404555,       false, 1404555",
        "1404*,         true,  1404%",
        "404*,          false, 404%",
        "*0100,         true,  %0100",
        "*555,          false, %555",
        "*555*,         true,  %555%",
        "*556*,         false, %556%",
    })
    void a_pattern_selects_numbers_by_their_digits(String text, boolean matches, String like) {
        NumberPattern pattern = NumberPattern.parse(text).orElseThrow();

        assertThat(pattern.matches("+14045550100")).isEqualTo(matches);
        assertThat(pattern.matches("14045550100")).isEqualTo(matches);
        assertThat(pattern.like()).isEqualTo(like);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "4%", "1404_", "a", "1 404", "123456789012345678901"})
    void other_texts_are_no_pattern(String text) {
        assertThat(NumberPattern.parse(text)).isEmpty();
    }

    @Test
    void a_withheld_number_matches_no_pattern() {
        assertThat(NumberPattern.parse("*1*").orElseThrow().matches(null)).isFalse();
    }
}
