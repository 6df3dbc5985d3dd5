package io.trunkline.routing.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.events.configuration.DidChanged;
import io.trunkline.events.nodes.EndpointStatus;
import io.trunkline.messaging.consumer.PoisonEventException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReadModelChangesTest {
    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);
    private static final Instant STARTED = Instant.parse("2026-11-28T10:00:00Z");

    @Test
    void of_each_kind_the_newest_event_of_each_entity_is_kept() {
        DidChanged did = did(FIRST, 2);
        EndpointStatus status = status(STARTED, 900);

        ReadModelChanges changes = ReadModelChanges.of(List.of(did, status, did(FIRST, 1), status(STARTED, 899)));

        assertThat(changes.dids()).containsExactly(did);
        assertThat(changes.statuses()).containsExactly(status);
        assertThat(changes.tenants()).isEmpty();
    }

    @Test
    void an_event_that_would_fail_each_decision_is_refused() {
        DidChanged bad =
                new DidChanged(FIRST, 1, false, SECOND, "12", null, "PJSIP", DidChanged.Status.ACTIVE, null, Map.of());

        assertThatThrownBy(() -> ReadModelChanges.of(List.of(did(SECOND, 1), bad)))
                .isInstanceOf(PoisonEventException.class);
    }

    private static DidChanged did(UUID id, long version) {
        return new DidChanged(
                id, version, false, SECOND, "+14045550100", null, "PJSIP", DidChanged.Status.ACTIVE, null, Map.of());
    }

    private static EndpointStatus status(Instant incarnation, long sequence) {
        return new EndpointStatus(
                "ast1",
                incarnation,
                sequence,
                "carrier-1",
                EndpointStatus.Aspect.CONTACT,
                EndpointStatus.State.REACHABLE,
                incarnation,
                null,
                null);
    }
}
