package io.trunkline.telephony.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.telephony.Direction;
import io.trunkline.telephony.outcomes.AttemptOutcome;
import io.trunkline.telephony.outcomes.Disposition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberingPlanTest {
    private final NumberingPlan plan = new NumberingPlan();

    @ParameterizedTest
    @CsvSource({
        "+14045556789,  404, US",
        "+442079460958, 20,  GB",
        "+34612345678,  ,    ES",
        "+80012345678,  ,    ",
        "+99912345678,  ,    "
    })
    void knows_the_area_code_and_the_country(String number, @Nullable String areaCode, @Nullable String country) {
        var read = new PhoneNumber(number);

        assertThat(plan.areaCode(read)).isEqualTo(Optional.ofNullable(areaCode));
        assertThat(plan.country(read).map(Country::code)).isEqualTo(Optional.ofNullable(country));
    }

    @Test
    void a_country_has_a_calling_code_and_another_text_is_no_country() {
        assertThat(new Country("FR").callingCode()).isEqualTo("+33");
        assertThatThrownBy(() -> new Country("XX")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "AS_DIALED, +14045556789, (404)5556789, (404)5556789",
        "DIGITS,    +14045556789, 4045556789,   14045556789",
        "E164,      +14045556789, 4045556789,   +14045556789",
        "AS_DIALED, ,             911,          911",
        "DIGITS,    ,             +911,         911",
        "E164,      ,             911,          ",
    })
    void a_carrier_is_given_the_number_in_its_format(
            NumberFormat format, @Nullable String number, String asDialed, @Nullable String written) {
        assertThat(format.write(Optional.ofNullable(number).map(PhoneNumber::new), asDialed, Optional.empty()))
                .isEqualTo(Optional.ofNullable(written));
    }

    @Test
    void names_on_the_wire_are_kebab_case() {
        assertThat(NumberFormat.AS_DIALED.wireName()).isEqualTo("as-dialed");
        assertThat(Disposition.of("no-answer")).contains(Disposition.NO_ANSWER);
        assertThat(Direction.of("prefix")).contains(Direction.PREFIX);
        assertThat(Direction.of("PREFIX")).isEmpty();
        assertThat(AttemptOutcome.of("no-such-number")).contains(AttemptOutcome.NO_SUCH_NUMBER);
        assertThat(NumberReading.Reason.DAMAGED_BY_SPREADSHEET.wireName()).isEqualTo("damaged-by-spreadsheet");
    }
}
