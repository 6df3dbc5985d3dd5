package io.trunkline.routing.decision.domain.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.telephony.numbers.PhoneNumber;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerFilterTest {
    /// 404 is in Georgia, 312 in Illinois, 416 in Ontario.
    @ParameterizedTest
    @CsvSource({
        "'',       '',      +14045550111,  true,  ''",
        "'',       '',      '',            true,  ''",
        "US,       '',      +14045550111,  true,  allowed US",
        "US,       '',      +14165550111,  false, outside the allowed places",
        "US CA-ON, '',      +14165550111,  true,  allowed CA-ON",
        "US,       US-GA,   +14045550111,  false, excluded US-GA",
        "US,       US-GA,   +13125550111,  true,  allowed US",
        "'',       +1312,   +13125550111,  false, excluded +1312",
        "+34,      '',      +34911234567,  true,  allowed +34",
        "ES,       '',      +34911234567,  true,  allowed ES",
        "'',       ES,      +34911234567,  false, excluded ES",
        "US,       '',      '',            false, no number",
        "'',       US,      '',            true,  ''",
    })
    void a_caller_is_accepted_by_place(
            String allowed, String excluded, String caller, boolean accepted, String detail) {
        CallerFilter filter = new CallerFilter(entries(allowed), entries(excluded));

        assertThat(filter.check(PhoneNumber.parse(caller))).isEqualTo(new CallerFilter.Verdict(accepted, detail));
    }

    private static List<String> entries(String text) {
        return Stream.of(text.split(" ")).filter(entry -> !entry.isEmpty()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"US", "ES", "US-GA", "CA-ON", "+1", "+1404"})
    void countries_regions_and_prefixes_are_entries(String entry) {
        assertThat(CallerFilter.isEntry(entry)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "us", "USA", "ZZ", "US-ZZ", "Georgia", "404", "+0", "+", "+12345678901234567"})
    void anything_else_is_none(String entry) {
        assertThat(CallerFilter.isEntry(entry)).isFalse();
    }

    @Test
    void a_filter_without_entries_accepts_all() {
        assertThat(CallerFilter.NONE.acceptsAll()).isTrue();
    }
}
