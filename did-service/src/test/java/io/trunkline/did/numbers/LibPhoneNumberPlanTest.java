package io.trunkline.did.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibPhoneNumberPlanTest {
    private final NumberPlan plan = new LibPhoneNumberPlan("US");

    @ParameterizedTest
    @CsvSource({
        "+14045556789,    +14045556789, 404",
        "14045556789,     +14045556789, 404",
        "4045556789,      +14045556789, 404",
        "(404) 555-6789,  +14045556789, 404",
        "+1 404.555.6789, +14045556789, 404",
        "+442079460958,   +442079460958, 20",
        "+34612345678,    +34612345678,",
    })
    void reads_a_number_in_every_form_that_people_write(String written, String number, String areaCode) {
        var parsed = plan.parse(written).orElseThrow();

        assertThat(parsed.number().value()).isEqualTo(number);
        assertThat(parsed.areaCode()).isEqualTo(areaCode);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "123",
                "abc",
                "1-800-FLOWERS",
                "+1404555678901234",
                "4045556789;ext=5",
                "sip:4045556789@host",
                "+",
                "404555\u0661\u0662\u0663\u0664"
            })
    void refuses_what_is_no_number(String written) {
        assertThat(plan.parse(written)).isEmpty();
    }

    @Test
    void a_number_without_a_country_is_one_of_the_default_region() {
        assertThat(new LibPhoneNumberPlan("ES")
                        .parse("612345678")
                        .orElseThrow()
                        .number()
                        .value())
                .isEqualTo("+34612345678");
    }

    @Test
    void a_default_region_that_does_not_exist_is_refused_at_the_start() {
        assertThatThrownBy(() -> new LibPhoneNumberPlan("XX")).isInstanceOf(IllegalArgumentException.class);
    }
}
