package io.trunkline.web.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FilterValuesTest {
    private enum Color {
        RED,
        DARK_BLUE
    }

    @Test
    void reads_each_value_and_none_of_an_absent_filter() {
        assertThat(FilterValues.oneOf("color", List.of("dark-blue", "red"), Color.class))
                .containsExactly(Color.DARK_BLUE, Color.RED);
        assertThat(FilterValues.oneOf("color", null, Color.class)).isEmpty();
    }

    @Test
    void names_the_accepted_values() {
        assertThatThrownBy(() -> FilterValues.oneOf("color", List.of("red", "RED"), Color.class))
                .hasMessageContaining("color must be one of red, dark-blue");
    }
}
