package io.trunkline.web.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.web.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @Test
    void keeps_any_text() {
        var cursor = Cursor.of("-name", "", "a.b\u001fc, Ä/?&", 7);
        assertThat(Cursor.decode(cursor.encode())).isEqualTo(cursor);
        assertThat(cursor.encode()).matches("[A-Za-z0-9_.-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eHk", "MTIz.!", ""})
    void refuses_what_is_not_the_cursor_of_a_number(String text) {
        assertThatThrownBy(() -> Cursor.decode(text).number(0)).isInstanceOf(ProblemException.class);
    }

    @Test
    void refuses_text_that_the_database_cannot_read() {
        assertThatThrownBy(() -> Cursor.of("a\0b").text(0)).isInstanceOf(ProblemException.class);
    }
}
