package io.trunkline.routing.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.nodes.NodeSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SnapshotSelectionTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void of_a_nodes_complete_snapshots_only_the_newest_is_applied() {
        NodeSnapshot old = completeSnapshot("ast1", 0);
        NodeSnapshot newest = completeSnapshot("ast1", 60);
        NodeSnapshot late = completeSnapshot("ast1", 30);
        NodeSnapshot other = completeSnapshot("ast2", 10);

        assertThat(SnapshotSelection.relevant(List.of(old, newest, other, late)))
                .containsExactly(newest, other);
    }

    @Test
    void a_repeated_snapshot_is_applied_once() {
        NodeSnapshot said = completeSnapshot("ast1", 0);

        assertThat(SnapshotSelection.relevant(List.of(said, said))).containsExactly(said);
    }

    @Test
    void incomplete_and_unrequested_snapshots_replace_none_and_are_not_replaced() {
        NodeSnapshot whole = completeSnapshot("ast1", 30);
        NodeSnapshot cutShort = snapshot("ast1", NOON.plusSeconds(60), false);
        NodeSnapshot unasked = snapshot("ast1", null, true);

        assertThat(SnapshotSelection.relevant(List.of(unasked, whole, cutShort)))
                .containsExactly(unasked, whole, cutShort);
    }

    private static NodeSnapshot completeSnapshot(String node, int second) {
        return snapshot(node, NOON.plusSeconds(second), true);
    }

    private static NodeSnapshot snapshot(String node, @Nullable Instant t0, boolean complete) {
        return new NodeSnapshot(node, NOON, UUID.randomUUID(), t0, NOON, complete, List.of());
    }
}
