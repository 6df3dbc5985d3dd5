package io.trunkline.telephony.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallTagsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            vertical=solar; source=fb          ! source=fb; vertical=solar ! 0
            vertical=solar                     ! vertical=solar            ! 0
            ;; Vertical = Solar Roof ;         ! vertical=Solar Roof       ! 0
            url=https://x.org/a:1; mail=a@b+c  ! mail=a@b+c; url=https://x.org/a:1 ! 0
            a=1; a=2                           ! a=1                       ! 1
            a=1; b; =c; d=                     ! a=1                       ! 3
            a=1=2; b=3                         ! b=3                       ! 1
            1a=1; b c=2; ünicode=3; d=é        ! ''                        ! 4
            a=<script>; b=${SHELL(id)}; c="x"  ! ''                        ! 3
            a=x|y; b=1,2                       ! ''                        ! 2
            """, quoteCharacter = '~')
    void reads_the_tags_of_a_header_and_ignores_what_is_none(String header, String tags, int ignored) {
        CallTags read = CallTags.ofHeader(header);

        assertThat(read.toString()).isEqualTo(tags.equals("''") ? "" : tags);
        assertThat(read.ignored()).isEqualTo(ignored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void a_header_without_text_has_no_tags(String header) {
        assertThat(CallTags.ofHeader(header)).isEqualTo(CallTags.NONE);
    }

    @Test
    void ignores_a_header_that_is_too_long_as_a_whole() {
        CallTags read = CallTags.ofHeader("vertical=solar; x=" + "y".repeat(CallTags.MAX_HEADER));

        assertThat(read.values()).isEmpty();
        assertThat(read.ignored()).isEqualTo(1);
    }

    @Test
    void ignores_tags_beyond_the_limit() {
        String header =
                IntStream.rangeClosed(1, 22).mapToObj(i -> "t" + i + "=v").collect(Collectors.joining(";"));

        assertThat(CallTags.ofHeader(header).values()).hasSize(CallTags.MAX_TAGS);
        assertThat(CallTags.ofHeader(header).ignored()).isEqualTo(2);
    }

    @Test
    void ignores_names_and_values_that_are_too_long() {
        assertThat(CallTags.ofHeader("n" + "a".repeat(40) + "=v; v=" + "b".repeat(65))
                        .ignored())
                .isEqualTo(2);
        assertThat(CallTags.ofHeader("n" + "a".repeat(39) + "=v; v=" + "b".repeat(64))
                        .ignored())
                .isZero();
    }

    @Test
    void refuses_tags_in_another_form() {
        assertThatThrownBy(() -> CallTags.of(Map.of("Vertical", "solar"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CallTags.of(Map.of("vertical", "a;b"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void is_read_back_from_its_own_form() {
        CallTags tags = CallTags.of(Map.of("vertical", "solar", "source", "fb"));

        assertThat(CallTags.ofHeader(tags.toString())).isEqualTo(tags);
    }
}
