package io.trunkline.events.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The pages under docs/events match the code.
class EventPagesTest {

    private static final Path PAGES = Path.of("../docs/events");
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Pattern SERVICE = Pattern.compile("[a-z]+-service|ami-bridge|realtime-writer");
    private static final Pattern EXAMPLE = Pattern.compile("```json(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @EnumSource(Topic.class)
    void every_topic_has_a_page_with_its_settings_that_the_index_names(Topic topic) throws IOException {
        String page = page(topic);

        assertThat(page).contains("| partitions | " + topic.partitions() + " |");
        assertThat(page.contains("| kept | compacted")).isEqualTo(topic.isCompacted());
        assertThat(Files.readString(PAGES.resolve("README.md"))).contains("(" + topic.topicName() + ".md)");
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void the_page_names_the_services_that_publish_to_the_topic_and_consume_it(Topic topic) {
        EventPage page = EventPage.of(topic);

        assertThat(services(page.publishedBy())).isEqualTo(TopicAccess.of(topic).publishers());
        assertThat(services(page.consumedBy())).isEqualTo(TopicAccess.of(topic).consumers());
    }

    private static Set<String> services(String row) {
        return SERVICE.matcher(row).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void the_examples_of_a_type_are_its_golden_samples(EventType type) throws IOException {
        JsonMapper json = new JsonMapper();
        List<JsonNode> examples = EXAMPLE.matcher(page(type.topic()))
                .results()
                .map(example -> json.readTree(example.group(1)))
                .toList();
        List<JsonNode> golden = Samples.named().keySet().stream()
                .filter(name -> name.equals(type.typeName()) || name.startsWith(type.typeName() + "+"))
                .map(name -> json.readTree(GOLDEN.resolve(name + ".json").toFile()))
                .toList();

        assertThat(examples).isEqualTo(golden);
    }

    private static String page(Topic topic) throws IOException {
        return Files.readString(PAGES.resolve(topic.topicName() + ".md"));
    }
}
