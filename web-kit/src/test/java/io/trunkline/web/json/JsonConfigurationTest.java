package io.trunkline.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.web.problem.UnsupportedCharacterException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

class JsonConfigurationTest {
    private final JsonMapper json = mapper();

    record Body(String text, List<String> list, Map<String, String> map, Instant time) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'text':'a\\u0000b'}",
                "{'text':'a\\ud800b'}",
                "{'text':'a\\udc00\\ud800b'}",
                "{'list':['a','b\\udfff']}",
                "{'map':{'a':'b\\ud800'}}",
                "{'map':{'a\\ud800':'b'}}",
            })
    void refuses_characters_that_cannot_be_stored(String body) {
        var text = body.replace('\'', '"');
        assertThatThrownBy(() -> json.readValue(text, Body.class)).isInstanceOf(UnsupportedCharacterException.class);
        var tree = json.readValue(text, JsonNode.class);
        assertThatThrownBy(() -> json.treeToValue(tree, Body.class)).isInstanceOf(UnsupportedCharacterException.class);
    }

    @Test
    void reads_both_halves_of_a_surrogate_pair() {
        assertThat(json.readValue("\"\\ud83d\\udcde\"", String.class)).isEqualTo("\ud83d\udcde");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+999999999-01-01T00:00:00Z", "+10000-01-01T00:00:00Z", "0000-12-31T23:59:59Z", "yesterday"})
    void refuses_times_that_cannot_be_stored(String time) {
        assertThatThrownBy(() -> json.readValue("{\"time\":\"" + time + "\"}", Body.class))
                .isInstanceOfSatisfying(
                        MismatchedInputException.class,
                        error -> assertThat(error.getTargetType()).isEqualTo(Instant.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z"})
    void reads_times_of_the_years_1_to_9999(String time) {
        assertThat(json.readValue("{\"time\":\"" + time + "\"}", Body.class).time())
                .isEqualTo(Instant.parse(time));
    }

    private static JsonMapper mapper() {
        var builder = JsonMapper.builder();
        JsonConfiguration.configureStrict(builder);
        return builder.build();
    }
}
