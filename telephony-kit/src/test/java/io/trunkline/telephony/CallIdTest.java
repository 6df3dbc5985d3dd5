package io.trunkline.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallIdTest {
    @Test
    void the_id_of_a_placed_call_has_asterisks_own_form() {
        CallId id = CallId.placed("ast1", Instant.ofEpochSecond(1_795_168_093), "3f9k2m5q7x1a");

        assertThat(id.value()).isEqualTo("ast1-1795168093.t3f9k2m5q7x1a");
        assertThat(id.node()).isEqualTo("ast1");
        assertThat(id.startedAt()).isEqualTo(Instant.ofEpochSecond(1_795_168_093));
        assertThat(id.isPlaced()).isTrue();
    }

    @Test
    void the_id_of_a_call_that_comes_in_is_its_first_channels_uniqueid() {
        CallId id = new CallId("ast1-eu.west-1795168093.42");

        assertThat(id.node()).isEqualTo("ast1-eu.west");
        assertThat(id.isPlaced()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-999999999.1", "ast1-1795168093.42", "ast_1-17951680930.aZ9"})
    void a_second_has_9_to_11_digits(String text) {
        assertThat(CallId.parse(text)).contains(new CallId(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ast1",
                "ast1-1795168093",
                "ast1-1795168093.42;2",
                "ast1-1795168093.42\n",
                "a b-1795168093.4",
                "-1795168093.4",
                "ast1-17951680.4",
                "ast1-179516809300.4",
                "ast1-1795168093."
            })
    void other_texts_are_no_call_id(String text) {
        assertThat(CallId.parse(text)).isEmpty();
        assertThatThrownBy(() -> new CallId(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
