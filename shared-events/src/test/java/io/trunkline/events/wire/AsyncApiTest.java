package io.trunkline.events.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/// docs/asyncapi.yaml describes the events as they are.
class AsyncApiTest {
    private static final Path FILE = Path.of("../docs/asyncapi.yaml");
    private static final Path ASYNCAPI_SCHEMA = Path.of("src/test/resources/asyncapi/3.0.0.json");
    private static final JsonMapper JSON = new JsonMapper();
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
            .enable(
                    YAMLWriteFeature.MINIMIZE_QUOTES,
                    YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS,
                    YAMLWriteFeature.LITERAL_BLOCK_STYLE,
                    YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

    private static String generated = "";
    private static JsonNode document = JSON.nullNode();

    /// `-Dtrunkline.golden=write` writes the file anew.
    @BeforeAll
    static void read_the_file() throws IOException {
        generated = "# Generated from shared-events; see docs/events/README.md.\n"
                + YAML.writeValueAsString(AsyncApiDocument.generate());
        if ("write".equals(System.getProperty("trunkline.golden"))) {
            Files.writeString(FILE, generated);
        }
        document = YAML.readTree(FILE.toFile());
    }

    @Test
    void the_file_describes_the_events_of_this_version() {
        assertThat(FILE)
                .as("after a change of the events, write it anew with -Dtrunkline.golden=write")
                .hasContent(generated);
    }

    @Test
    void the_file_is_a_valid_AsyncAPI_document() {
        Schema asyncApi = SCHEMAS.getSchema(JSON.readTree(ASYNCAPI_SCHEMA.toFile()));

        assertThat(asyncApi.validate(document)).isEmpty();
    }

    @Test
    void every_topic_with_a_page_is_described_and_every_described_topic_has_a_page() {
        assertThat(document.get("channels").propertyNames()).containsExactlyInAnyOrderElementsOf(EventPage.topics());
    }

    static Stream<String> samples() {
        return Samples.named().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_golden_sample_has_the_described_fields_and_no_others(String name) {
        JsonNode sample =
                JSON.readTree(AsyncApiDocument.GOLDEN.resolve(name + ".json").toFile());

        assertThat(validate(sample, message(name).get("payload"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void the_examples_of_a_message_are_the_golden_samples(String name) {
        JsonNode example = example(name);

        assertThat(example.get("payload"))
                .isEqualTo(JSON.readTree(
                        AsyncApiDocument.GOLDEN.resolve(name + ".json").toFile()));
        assertThat(validate(example.get("headers"), message(name).get("headers")))
                .isEmpty();
        assertThat(validate(example.at("/headers/ce_subject"), message(name).at("/bindings/kafka/key")))
                .isEmpty();
    }

    private static JsonNode message(String sample) {
        String type = sample.replaceAll("\\+.*", "");
        return document.at("/components/messages/" + type);
    }

    private static JsonNode example(String sample) {
        return message(sample)
                .get("examples")
                .valueStream()
                .filter(example -> example.get("name").asString().equals(sample))
                .findFirst()
                .orElseThrow();
    }

    /// What a value has against a schema of the document. A field that is not described counts, although readers
    /// must ignore it.
    private static List<Error> validate(JsonNode value, JsonNode schema) {
        ObjectNode root = JSON.createObjectNode();
        root.set("components", document.get("components").deepCopy());
        root.at("/components/schemas")
                .valueStream()
                .filter(named -> named.has("properties"))
                .forEach(named -> ((ObjectNode) named).put("additionalProperties", false));
        root.putArray("allOf").add(schema);
        return SCHEMAS.getSchema(root).validate(value);
    }
}
