package io.trunkline.events.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.events.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a service does with events of a service of a later version; UPGRADING.md describes it. Events of earlier
/// versions are the golden samples, see [GoldenSampleTest].
class OtherVersionsTest {
    private static final JsonMapper JSON = new JsonMapper();

    /// Objects that are maps, in which any name is a key.
    private static final Set<String> MAPS = Set.of(
            "reference",
            "variables",
            "details",
            "advancedSettings",
            "metadata",
            "failover",
            "headers",
            "tags",
            "required",
            "excluded");

    private final EventCodec codec = new EventCodec();

    static Stream<Arguments> samples() {
        return Samples.named().entrySet().stream().map(sample -> Arguments.of(sample.getKey(), sample.getValue()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_field_of_a_later_version_is_ignored_wherever_it_is(String name, Event event) {
        JsonNode body = JSON.readTree(codec.write(event));
        List<ObjectNode> objects = new ArrayList<>();
        collectObjects("", body, objects);
        objects.forEach(object -> object.putObject("ofALaterVersion").put("since", 2));

        assertThat(codec.read(EventType.of(event).typeName(), JSON.writeValueAsBytes(body)))
                .contains(event);
    }

    private static void collectObjects(String field, JsonNode node, List<ObjectNode> found) {
        if (node instanceof ObjectNode object && !MAPS.contains(field)) {
            found.add(object);
        }
        if (node.isArray()) {
            node.values().forEach(item -> collectObjects(field, item, found));
        }
        node.properties().forEach(property -> collectObjects(property.getKey(), property.getValue(), found));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void a_later_type_of_the_same_topic_is_unknown(EventType type) {
        assertThat(codec.read(type.topic().topicName() + ".v2", "{}".getBytes(UTF_8)))
                .isEmpty();
    }

    /// A reader that took it for another value, or left it out, would do something else than was asked for.
    @Test
    void a_value_of_a_later_version_makes_an_event_malformed() {
        byte[] body = "{\"tenantId\":\"01900000-0000-7000-8000-000000000001\",\"version\":1,\"deleted\":false,"
                .concat("\"name\":\"Acme\",\"status\":\"of-a-later-version\"}")
                .getBytes(UTF_8);

        assertThatThrownBy(() -> codec.read("tenant.changed.v1", body)).isInstanceOf(MalformedEventException.class);
    }
}
