package io.trunkline.events.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.events.Event;
import io.trunkline.events.configuration.EntityEvent;
import io.trunkline.events.nodes.ObservedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventTypeTest {

    @Test
    void every_event_record_has_exactly_one_newest_type() throws IOException {
        Set<Class<?>> inTheTable =
                Arrays.stream(EventType.values()).map(EventType::record).collect(Collectors.toSet());

        assertThat(eventRecords()).containsExactlyInAnyOrderElementsOf(inTheTable);
    }

    @Test
    void a_type_is_named_after_its_topic() {
        for (EventType type : EventType.values()) {
            assertThat(type.typeName()).matches(type.topic().topicName() + "\\.v[0-9]+");
        }
    }

    @Test
    void entities_and_observed_state_are_compacted_and_facts_are_not() {
        for (EventType type : EventType.values()) {
            boolean isState = EntityEvent.class.isAssignableFrom(type.record())
                    || ObservedEvent.class.isAssignableFrom(type.record());

            assertThat(type.topic().isCompacted()).as(type.typeName()).isEqualTo(isState);
        }
    }

    @Test
    void a_body_that_does_not_match_its_type_is_malformed() {
        assertThatThrownBy(() -> new EventCodec().read("tenant.changed.v1", new byte[] {'{'}))
                .isInstanceOf(MalformedEventException.class);
    }

    @Test
    void an_unknown_type_is_ignored() {
        assertThat(new EventCodec().read("tenant.renamed.v9", new byte[0])).isEmpty();
    }

    /// Every compiled record of this module that is an event.
    private static Set<Class<?>> eventRecords() throws IOException {
        Path classes = Path.of("target/classes");
        try (Stream<Path> files = Files.walk(classes.resolve("io/trunkline/events"))) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("-info"))
                    .map(name -> load(name.substring(0, name.length() - ".class".length())))
                    .filter(type -> type.isRecord() && Event.class.isAssignableFrom(type))
                    .collect(Collectors.toSet());
        }
    }

    private static Class<?> load(String path) {
        try {
            return Class.forName(path.replace('/', '.'));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
