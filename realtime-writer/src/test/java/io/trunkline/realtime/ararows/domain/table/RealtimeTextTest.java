package io.trunkline.realtime.ararows.domain.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealtimeTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"plain|plain", "a;b|a^3Bb", "a^b|a^5Eb", "a b|a b", " a  |^20a^20^20", "a^3Bb|a^5E3Bb"})
    void what_the_realtime_reader_would_change_is_encoded(String text, String stored) {
        assertThat(RealtimeText.encode(text)).isEqualTo(stored);
    }
}
