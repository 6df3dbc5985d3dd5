package io.trunkline.telephony.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.telephony.numbers.NumberReading.Refused;
import io.trunkline.telephony.numbers.NumberReading.Withheld;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers that the SIP network delivers: the called number and the caller of a call.
class SipNumbersTest {
    private final PhoneNumberReader unitedStates = reader("US");

    @ParameterizedTest
    @CsvSource({
        "+14045556789;npdi;rn=+14045550000",
        "+14045556789;tgrp=4711;trunk-context=10.1.2.3",
        "+14045556789;isup-oli=62",
        "+1-404-555-6789",
        "4045556789",
        "14045556789",
        "tel:+1-404-555-6789;phone-context=+1",
        "sip:+14045556789;npdi;rn=+14045550000@10.1.2.3",
    })
    void parameters_and_separators_are_no_part_of_the_called_number(String sipUser) {
        assertThat(unitedStates.readCalled(sipUser).number()).contains(new PhoneNumber("+14045556789"));
    }

    @ParameterizedTest
    @CsvSource({
        "FR, 0033199001234, +33199001234",
        "FR, 0199001234,    +33199001234",
        "FR, 33199001234,   +33199001234",
        "FR, +33199001234,  +33199001234",
        "US, 0033199001234, +33199001234",
        "US, 33199001234,   +33199001234",
        "FR, 0639981234,    +33639981234",
        "FR, 639981234,     +33639981234",
        "FR, 14045556789,   +14045556789",
        "DE, 4930123456,    +4930123456",
        "DE, 0171 1234567,  +491711234567",
        "DE, 14045556789,   +14045556789",
        "US, +5215512345678, +525512345678",
        "US, 5215512345678, +525512345678",
    })
    void national_and_international_forms_reach_the_same_number(String country, String sipUser, String number) {
        assertThat(reader(country).readCalled(sipUser).number()).contains(new PhoneNumber(number));
        assertThat(reader(country).readCaller(sipUser, false).number()).contains(new PhoneNumber(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0199001234", "0639981234", "5551234", "1001", "911", "alice", "4915123"})
    void what_is_no_number_here_is_not_made_one_of_the_us_or_of_another_country(String sipUser) {
        assertThat(unitedStates.readCalled(sipUser)).isInstanceOf(Refused.class);
        assertThat(unitedStates.readCaller(sipUser, false)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anonymous",
                "Anonymous",
                "Restricted",
                "unknown",
                "266696687",
                "+266696687",
                "2562533",
                "8656696",
                "7378742833",
                "7378742883",
                "86282452253",
                "anonymous@anonymous.invalid",
                "sip:x@anonymous.invalid",
                "266696687;isup-oli=62"
            })
    void a_caller_who_withholds_the_number_has_none(String sipUser) {
        assertThat(unitedStates.readCaller(sipUser, false)).isEqualTo(new Withheld(Optional.empty()));
    }

    @Test
    void a_keypad_spelling_with_a_country_code_is_somebodys_number() {
        assertThat(unitedStates.readCaller("+17378742833", false).number()).contains(new PhoneNumber("+17378742833"));
        assertThat(unitedStates.readCaller("17378742833", false).number()).contains(new PhoneNumber("+17378742833"));
    }

    @Test
    void a_keypad_spelling_that_is_called_is_a_number() {
        assertThat(unitedStates.readCalled("7378742833").number()).contains(new PhoneNumber("+17378742833"));
    }

    @Test
    void privacy_withholds_the_number_that_the_carrier_asserts() {
        assertThat(unitedStates.readCaller("+13125550142", true))
                .isEqualTo(new Withheld(Optional.of(new PhoneNumber("+13125550142"))));
        assertThat(unitedStates.readCaller("alice", true)).isEqualTo(new Withheld(Optional.empty()));
    }

    @Test
    void an_operator_adds_what_its_carriers_use() {
        var reader = new PhoneNumberReader(new Country("US"), new WithheldCallers(Set.of("Out Of Area", "+464")));

        assertThat(reader.readCaller("out of area", false)).isInstanceOf(Withheld.class);
        assertThat(reader.readCaller("464", false)).isInstanceOf(Withheld.class);
    }

    @ParameterizedTest
    @CsvSource({"id, true", "id;critical, true", "Header; ID, true", "none, false", "'', false", "session, false"})
    void a_privacy_header_asks_to_withhold_the_caller(String privacy, boolean isPrivate) {
        assertThat(new WithheldCallers(Set.of()).isPrivate(privacy)).isEqualTo(isPrivate);
    }

    private static PhoneNumberReader reader(String country) {
        return new PhoneNumberReader(new Country(country));
    }
}
