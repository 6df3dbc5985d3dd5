package io.trunkline.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventTableTest {

    @Test
    void every_event_record_has_exactly_one_newest_type() {
        Set<Class<?>> inTheTable =
                Arrays.stream(EventType.values()).map(EventType::record).collect(Collectors.toSet());

        assertThat(records(Event.class)).containsExactlyInAnyOrderElementsOf(inTheTable);
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
            boolean lastWordCounts = EntityEvent.class.isAssignableFrom(type.record())
                    || ObservedEvent.class.isAssignableFrom(type.record());

            assertThat(type.topic().compacted()).as(type.typeName()).isEqualTo(lastWordCounts);
        }
    }

    @Test
    void a_body_that_is_not_of_its_type_is_malformed() {
        assertThatThrownBy(() -> new EventCodec().read("tenant.changed.v1", new byte[] {'{'}))
                .isInstanceOf(MalformedEventException.class);
    }

    @Test
    void an_unknown_type_is_no_event_and_no_fault() {
        assertThat(new EventCodec().read("tenant.renamed.v9", new byte[0])).isEmpty();
    }

    @Test
    void a_call_id_tells_its_node_and_its_second_of_start() {
        CallId id = new CallId("ast-1.eu-1795168093.42");

        assertThat(id.node()).isEqualTo("ast-1.eu");
        assertThat(id.startedAt()).isEqualTo(Instant.ofEpochSecond(1795168093));
    }

    @Test
    void text_that_is_not_a_call_id_is_refused() {
        assertThat(Stream.of("", "ast1", "ast1-17.2", "ast1-1795168093", "ast1-1795168093.4;2", "a b-1795168093.1"))
                .noneMatch(CallId::isValid);
    }

    private static Set<Class<?>> records(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(type -> type.isSealed() ? records(type).stream() : Stream.of(type))
                .collect(Collectors.toSet());
    }
}
