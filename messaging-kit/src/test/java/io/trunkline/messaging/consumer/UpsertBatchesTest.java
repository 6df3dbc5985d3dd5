package io.trunkline.messaging.consumer;

import static io.trunkline.messaging.consumer.UpsertBatches.BY_SEQUENCE;
import static io.trunkline.messaging.consumer.UpsertBatches.BY_VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.Event;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.events.nodes.EndpointStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UpsertBatchesTest {
    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);
    private static final Instant STARTED = Instant.parse("2026-11-28T10:00:00Z");

    @Test
    void only_the_newest_version_of_each_entity_is_kept_in_the_order_of_keys() {
        DidChanged newest = did(FIRST, 3);
        DidChanged other = did(SECOND, 1);
        List<Event> events = List.of(other, status("b", STARTED, 1), did(FIRST, 1), newest, did(FIRST, 2));

        assertThat(UpsertBatches.newest(events, DidChanged.class, BY_VERSION)).containsExactly(newest, other);
    }

    @Test
    void a_restarted_observer_begins_its_sequence_again() {
        EndpointStatus before = status("a", STARTED, 900);
        EndpointStatus after = status("a", STARTED.plusSeconds(1), 1);

        assertThat(newest(after, before)).containsExactly(after);
        assertThat(newest(before, status("a", STARTED, 899))).containsExactly(before);
    }

    @Test
    void successive_events_of_a_key_are_kept_in_their_order() {
        EndpointStatus first = status("b", STARTED, 1);
        EndpointStatus second = status("b", STARTED, 2);
        EndpointStatus third = status("b", STARTED, 3);
        EndpointStatus other = status("a", STARTED, 7);
        EndpointStatus otherNext = status("a", STARTED, 8);

        assertThat(UpsertBatches.successive(
                        List.of(first, second, did(FIRST, 1), other, third, otherNext), EndpointStatus.class))
                .containsExactly(List.of(other, first), List.of(otherNext, second), List.of(third));
    }

    private static List<EndpointStatus> newest(EndpointStatus... statuses) {
        return UpsertBatches.newest(List.of(statuses), EndpointStatus.class, BY_SEQUENCE);
    }

    private static DidChanged did(UUID id, long version) {
        return new DidChanged(
                id, version, false, SECOND, "+14045550100", null, "PJSIP", DidChanged.Status.ACTIVE, null, Map.of());
    }

    private static EndpointStatus status(String endpoint, Instant incarnation, long sequence) {
        return new EndpointStatus(
                "ast1",
                incarnation,
                sequence,
                endpoint,
                EndpointStatus.Aspect.CONTACT,
                EndpointStatus.State.REACHABLE,
                incarnation,
                null,
                null);
    }
}
