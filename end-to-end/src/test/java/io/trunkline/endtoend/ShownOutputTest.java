package io.trunkline.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShownOutputTest {

    @Test
    void white_space_between_the_tokens_of_json_does_not_count() {
        assertThat(ShownOutput.matches("{\"a\": 1,\n \"b\": [true]}", "{\"a\":1,\"b\":[true]}"))
                .isTrue();
    }

    @Test
    void a_field_with_another_name_or_value_is_a_difference() {
        assertThat(ShownOutput.matches("{\"limit\": 1}", "{\"limit\":2}")).isFalse();
        assertThat(ShownOutput.matches("{\"limit\": 1}", "{\"maximum\":1}")).isFalse();
        assertThat(ShownOutput.matches("{\"name\": \"Alpha one\"}", "{\"name\":\"Alphaone\"}"))
                .isFalse();
    }

    @Test
    void a_field_that_the_page_does_not_show_is_a_difference() {
        assertThat(ShownOutput.matches("{\"a\": 1}", "{\"a\":1,\"b\":2}")).isFalse();
    }

    @Test
    void an_ellipsis_stands_for_anything() {
        assertThat(ShownOutput.matches("{\"a\": 1, …}", "{\"a\":1,\"b\":2}")).isTrue();
        assertThat(ShownOutput.matches("{\"a\": 1, …}", "{\"a\":1}")).isTrue();
        assertThat(ShownOutput.matches("{\"a\": …, \"z\": 2}", "{\"a\":[1,2],\"z\":2}"))
                .isTrue();
        assertThat(ShownOutput.matches("{\"a\": …, \"z\": 2}", "{\"a\":[1,2],\"z\":3}"))
                .isFalse();
    }

    @Test
    void ids_times_and_decimals_match_others_of_their_kind_only() {
        String shown = "{\"id\": \"919cd2a9-f309-4513-aa90-e78fd3c80269\", \"call\": \"ast1-1795179328.tlqu9y\","
                + " \"at\": \"2026-11-20T12:55:28.798790Z\", \"took\": 9.111}";
        assertThat(ShownOutput.matches(
                        shown,
                        "{\"id\":\"00000000-0000-4513-aa90-e78fd3c80269\",\"call\":\"ast1-1895179328.41\","
                                + "\"at\":\"2027-01-01T00:00:00Z\",\"took\":0.5}"))
                .isTrue();
        assertThat(ShownOutput.matches("{\"took\": 9.111}", "{\"took\":null}")).isFalse();
        assertThat(ShownOutput.matches("{\"host\": \"127.0.9.1\"}", "{\"host\":\"127.0.9.2\"}"))
                .isFalse();
    }

    @Test
    void a_command_ends_where_its_quotes_do_and_its_output_follows() {
        List<PageExample> examples = PageExample.parse(List.of(
                "```console",
                "$ api a -d '{\"x\": 1,",
                "  \"y\": 2}'",
                "  {…}",
                "$ api b",
                "```",
                "```sh",
                "api \\",
                "  c",
                "```"));

        assertThat(examples)
                .containsExactly(
                        new PageExample(2, "api a -d '{\"x\": 1,\n  \"y\": 2}'", "  {…}\n"),
                        new PageExample(5, "api b", ""),
                        new PageExample(8, "api \\\n  c", ""));
    }
}
