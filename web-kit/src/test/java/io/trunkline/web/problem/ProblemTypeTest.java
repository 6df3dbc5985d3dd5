package io.trunkline.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;

class ProblemTypeTest {
    @Test
    void has_a_uri_made_of_its_code() {
        var type = new ProblemType("carrier.prefix-taken", HttpStatus.CONFLICT, "Another carrier has this dial prefix");
        assertThat(type.uri()).isEqualTo("urn:trunkline:problem:carrier.prefix-taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"internal", "auth.login-failed", "dialplan.app-not-allowed"})
    void accepts_codes_in_lower_case_with_dashes(String code) {
        assertThat(new ProblemType(code, HttpStatus.BAD_REQUEST, "Title").code())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Carrier.taken", "carrier.prefix_taken", "carrier.", "-carrier", "a.b.c"})
    void rejects_other_codes(String code) {
        assertThatThrownBy(() -> new ProblemType(code, HttpStatus.BAD_REQUEST, "Title"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rejects_a_status_that_is_no_error() {
        assertThatThrownBy(() -> new ProblemType("internal", HttpStatus.OK, "Title"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "A sentence."})
    void rejects_a_title_that_is_blank_or_ends_with_a_full_stop(String title) {
        assertThatThrownBy(() -> new ProblemType("internal", HttpStatus.BAD_REQUEST, title))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
