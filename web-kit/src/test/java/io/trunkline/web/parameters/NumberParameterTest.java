package io.trunkline.web.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberParameterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                " 33764019408|+33764019408",
                "+33764019408|+33764019408",
                " +33764019408| +33764019408",
                "0764019408|0764019408",
                " anonymous| anonymous",
            })
    void a_space_before_the_digits_of_a_number_is_its_plus_sign(String value, String expected) {
        assertThat(NumberParameter.withPlus(value)).isEqualTo(expected);
    }
}
