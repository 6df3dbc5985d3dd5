package io.trunkline.telephony.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.telephony.numbers.NumberReading.Reason;
import io.trunkline.telephony.numbers.NumberReading.Refused;
import io.trunkline.telephony.numbers.NumberReading.Withheld;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers that people write: destinations, imports, blocked callers.
class PhoneNumberReaderTest {
    private final PhoneNumberReader unitedStates = reader("US");

    @ParameterizedTest
    @CsvSource({
        "US, +14045556789,        +14045556789",
        "US, 14045556789,         +14045556789",
        "US, 4045556789,          +14045556789",
        "US, (404) 555-6789,      +14045556789",
        "US, +1 404.555.6789,     +14045556789",
        "US, 404/555/6789,        +14045556789",
        "US, (+1) 404 555 6789,   +14045556789",
        "US, +442079460958,       +442079460958",
        "US, +34612345678,        +34612345678",
        "US, 011 44 20 7946 0958, +442079460958",
        "US, 0044 20 7946 0958,   +442079460958",
        "AU, 0011 44 20 79460958, +442079460958",
        "ES, 612345678,           +34612345678",
        "FR, 07 64 01 94 08,      +33764019408",
        "FR, 764019408,           +33764019408",
        "FR, 06 39 98 12 34,      +33639981234",
        "DE, 089 1234567,         +49891234567",
        "DE, 030 12345678,        +493012345678",
        "DE, 4930123456,          +4930123456",
        "DE, 30123456,            +4930123456",
        "RU, 8 916 123-45-67,     +79161234567",
        "US, +44 (0)20 7946 0958, +442079460958",
        "US, +49 (0) 30 123456,   +4930123456",
        "US, +39 06 6981 2345,    +390669812345",
        "IT, 06 6981 2345,        +390669812345",
    })
    void reads_a_number_in_every_form_that_people_write(String country, String text, String number) {
        assertThat(reader(country).read(text).number()).contains(new PhoneNumber(number));
    }

    @ParameterizedTest
    @CsvSource({
        "4930123456.0,       DAMAGED_BY_SPREADSHEET",
        "4045556789.0,       DAMAGED_BY_SPREADSHEET",
        "+14045556789.00,    DAMAGED_BY_SPREADSHEET",
        "'4045556789,0',     DAMAGED_BY_SPREADSHEET",
        "4.93012E+11,        DAMAGED_BY_SPREADSHEET",
        "'1,40456E+10',      DAMAGED_BY_SPREADSHEET",
        "40455567890,        TOO_LONG",
        "442079460958,       TOO_LONG",
        "555-1234,           LOCAL",
    })
    void what_a_spreadsheet_or_a_slip_has_damaged_never_calls_another_country(String text, Reason reason) {
        assertThat(refusal(unitedStates, text).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "US, 07 64 01 94 08, IMPOSSIBLE",
        "US, 089 1234567,    IMPOSSIBLE",
        "US, 030 12345678,   TOO_LONG",
        "US, 1 064 019 4080, IMPOSSIBLE",
        "US, +10764019408,   IMPOSSIBLE",
        "US, 1 164 019 4080, TOO_SHORT",
        "ES, 07 64 01 94 08, TOO_LONG",
        "DK, 01 23 45 67,    IMPOSSIBLE",
        "DE, 1234567,        LOCAL",
        "DE, 12125551234,    LOCAL",
    })
    void a_national_number_is_never_read_in_the_wrong_country(String country, String text, Reason reason) {
        assertThat(refusal(reader(country), text).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "'',                  EMPTY",
        "' - ',               EMPTY",
        "+,                   EMPTY",
        "123,                 TOO_SHORT",
        "+33123,              TOO_SHORT",
        "+1404555678901234,   TOO_LONG",
        "+9991234567,         UNKNOWN_COUNTRY_CODE",
        "+0044207946,         UNKNOWN_COUNTRY_CODE",
    })
    void refuses_what_is_too_short_too_long_or_of_no_country(String text, Reason reason) {
        assertThat(refusal(unitedStates, text).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "abc,                          contains letters",
        "1-800-FLOWERS,                contains letters",
        "4045556789;ext=5,             contains ; at 11",
        "sip:4045556789@host,          contains letters",
        "14045556789+,                 contains + at 12",
        "404555\u0661\u0662\u0663\u0664, contains U+0661 at 7",
        "\u202A404555x789\u202C,       contains letters",
    })
    void what_is_refused_names_the_character_and_its_position(String text, String detail) {
        assertThat(unitedStates.read(text)).isEqualTo(new Refused(Reason.MALFORMED, detail));
    }

    @ParameterizedTest
    @ValueSource(strings = {"404\n5556703", "404555\r\n6703", "+1404\t5556703"})
    void a_line_break_or_tab_inside_a_number_is_refused(String text) {
        assertThat(refusal(unitedStates, text).reason()).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void white_space_around_a_number_is_ignored() {
        assertThat(unitedStates.read("\n\t 404 555 6703 \r\n").number()).contains(new PhoneNumber("+14045556703"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202A+14045556703\u202C",
                "+1\u00A0404\u00A05556703",
                "404\u2013555\u20136703",
                "404\u2010555\u20156703",
                "'+14045556703",
                "\u200B\uFEFF404 555 6703\t",
                "\u202D+1 (404)\u202F555\u20116703\u202C",
            })
    void characters_that_nobody_can_see_and_typographic_dashes_do_no_harm(String text) {
        assertThat(unitedStates.read(text).number()).contains(new PhoneNumber("+14045556703"));
    }

    @ParameterizedTest
    @CsvSource({
        "US, +5215512345678",
        "US, +525512345678",
        "US, 00521 55 1234 5678",
        "MX, 5215512345678",
        "MX, 5512345678"
    })
    void a_mexican_line_is_the_same_with_and_without_the_old_1(String country, String text) {
        assertThat(reader(country).read(text).number()).contains(new PhoneNumber("+525512345678"));
    }

    @Test
    void an_argentine_mobile_keeps_its_9() {
        assertThat(unitedStates.read("+5491112345678").number()).contains(new PhoneNumber("+5491112345678"));
        assertThat(unitedStates.read("+541112345678").number()).contains(new PhoneNumber("+541112345678"));
    }

    @ParameterizedTest
    @CsvSource({
        "+5491112345678, +541112345678",
        "+541112345678,  +5491112345678",
        "+542234567890,  +5492234567890",
        "+5411123456,    ",
        "+549111234567,  ",
        "+525512345678,  ",
        "+14045556789,   "
    })
    void an_argentine_subscriber_has_two_forms(String number, @Nullable String other) {
        assertThat(new PhoneNumber(number).otherForm().map(PhoneNumber::e164)).isEqualTo(Optional.ofNullable(other));
    }

    @Test
    void the_name_of_withheld_callers_is_understood_but_their_keypad_spelling_is_a_number() {
        assertThat(unitedStates.read(" Anonymous ")).isEqualTo(new Withheld(Optional.empty()));
        assertThat(unitedStates.read("737 874 2833").number()).contains(new PhoneNumber("+17378742833"));
    }

    private static PhoneNumberReader reader(String country) {
        return new PhoneNumberReader(new Country(country));
    }

    private static Refused refusal(PhoneNumberReader reader, String text) {
        return reader.read(text) instanceof Refused refused
                ? refused
                : new Refused(Reason.EMPTY, "was read as " + reader.read(text));
    }
}
