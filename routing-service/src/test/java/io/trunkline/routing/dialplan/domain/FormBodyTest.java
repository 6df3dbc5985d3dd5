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
    void a_repeated_field_is_refused() {
        assertThat(FormBody.parse("number=1&number=2")).isEmpty();
    }

    @Test
    void broken_encoding_nameless_fields_and_too_many_fields_are_refused() {
        assertThat(FormBody.parse("number=%zz")).isEmpty();
        assertThat(FormBody.parse("=1")).isEmpty();
        assertThat(FormBody.parse("")).isEmpty();
        assertThat(FormBody.parse(String.join("&", Collections.nCopies(100, "a=b"))))
                .isEmpty();
    }
}
