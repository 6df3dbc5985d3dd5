package io.trunkline.telephony.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The numbers of calls to and from a carrier, by its country and number format.
class CarrierNumbersTest {
    @ParameterizedTest
    @CsvSource({
        "GB, NATIONAL,         +442079460018, 02079460018",
        "GB, NATIONAL_WITH_00, +442079460018, 02079460018",
        "GB, NATIONAL,         +14045556789,  ",
        "GB, NATIONAL_WITH_00, +14045556789,  0014045556789",
        "GB, E164,             +442079460018, +442079460018",
        "GB, DIGITS,           +442079460018, 442079460018",
        "US, NATIONAL,         +14045556789,  4045556789",
        "US, NATIONAL,         +14165550123,  4165550123",
        "US, NATIONAL_WITH_00, +442079460018, 00442079460018",
        "DE, NATIONAL,         +4930123456,   030123456",
        "IT, NATIONAL,         +390612345678, 0612345678",
        "ES, NATIONAL,         +34912345678,  912345678",
        "MX, NATIONAL,         +525512345678, 5512345678",
        "FR, NATIONAL_WITH_00, +33123456789,  0123456789",
    })
    void a_number_is_written_for_the_country_of_the_carrier(
            String country, NumberFormat format, String number, @Nullable String written) {
        assertThat(format.write(Optional.of(new PhoneNumber(number)), number, Optional.of(new Country(country))))
                .isEqualTo(Optional.ofNullable(written));
    }

    @ParameterizedTest
    @CsvSource({"NATIONAL, 112, 112", "NATIONAL_WITH_00, 112, 112", "NATIONAL, +112, "})
    void a_short_number_stays_as_it_is(NumberFormat format, String dialed, @Nullable String written) {
        assertThat(format.write(Optional.empty(), dialed, Optional.of(new Country("GB"))))
                .isEqualTo(Optional.ofNullable(written));
    }

    @Test
    void without_a_country_no_number_is_national() {
        var number = Optional.of(new PhoneNumber("+442079460018"));

        assertThat(NumberFormat.NATIONAL.write(number, "442079460018", Optional.empty()))
                .isEmpty();
        assertThat(NumberFormat.NATIONAL_WITH_00.write(number, "442079460018", Optional.empty()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "international, 4930123456,     +4930123456",
        "international, +4930123456,    +4930123456",
        "international, 004930123456,   +4930123456",
        "international, 112,            112",
        "national:DE,   030123456,      +4930123456",
        "national:DE,   +14045556789,   +14045556789",
        "national:DE,   0014045556789,  +14045556789",
        "national:GB,   02079460018,    +442079460018",
        "national:US,   4045556789,     +14045556789",
        "national:GB,   999,            999",
    })
    void a_called_number_is_read_in_the_country_of_the_carrier(String numbers, String text, String read) {
        assertThat(ReceivedNumbers.parse(numbers).orElseThrow().called(text)).isEqualTo(read);
        assertThat(ReceivedNumbers.parse(numbers).orElseThrow().caller(text)).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"national:GB, anonymous", "national:GB, ''", "international, sales", "international, 1;2"})
    void a_caller_without_a_number_stays(String numbers, String text) {
        assertThat(ReceivedNumbers.parse(numbers).orElseThrow().caller(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"national:XX", "national:", "national", "de", "''", "international:DE"})
    void any_other_text_says_nothing(String text) {
        assertThat(ReceivedNumbers.parse(text)).isEmpty();
    }
}
