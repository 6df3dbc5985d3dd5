package io.trunkline.routing.dialplan.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormBodyTest {
    @Test
    void fields_are_decoded_once() {
        assertThat(FormBody.parse("number=%2B14045556789&from=&last=a%2520b"))
                .contains(Map.of("number", "+14045556789", "from", "", "last", "a%20b"));
    }

    @Test
    void a_field_that_stands_twice_makes_it_no_form() {
        assertThat(FormBody.parse("number=1&number=2")).isEmpty();
    }

    @Test
    void broken_encoding_a_nameless_field_and_a_flood_of_fields_are_no_form() {
        assertThat(FormBody.parse("number=%zz")).isEmpty();
        assertThat(FormBody.parse("=1")).isEmpty();
        assertThat(FormBody.parse("")).isEmpty();
        assertThat(FormBody.parse(String.join("&", Collections.nCopies(100, "a=b"))))
                .isEmpty();
    }
}
