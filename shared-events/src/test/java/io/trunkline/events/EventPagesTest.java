package io.trunkline.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/// The pages under docs/events say what the code does.
class EventPagesTest {

    private static final Path PAGES = Path.of("../docs/events");

    @ParameterizedTest
    @EnumSource(Topic.class)
    void every_topic_has_a_page_with_its_settings_that_the_index_names(Topic topic) throws IOException {
        String page = page(topic);

        assertThat(page).contains("| partitions | " + topic.partitions() + " |");
        assertThat(page.contains("| kept | compacted")).isEqualTo(topic.compacted());
        assertThat(Files.readString(PAGES.resolve("README.md"))).contains("(" + topic.topicName() + ".md)");
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void the_example_of_a_type_is_its_golden_sample(EventType type) throws IOException {
        String page = page(type.topic());
        String example = page.substring(page.indexOf("```json") + 7, page.lastIndexOf("```"));
        Path golden = Path.of("src/test/resources/golden", type.typeName() + ".json");

        JsonMapper json = new JsonMapper();
        assertThat(json.readTree(example)).isEqualTo(json.readTree(Files.readString(golden)));
    }

    private static String page(Topic topic) throws IOException {
        return Files.readString(PAGES.resolve(topic.topicName() + ".md"));
    }
}
