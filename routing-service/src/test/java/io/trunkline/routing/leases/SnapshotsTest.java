package io.trunkline.routing.leases;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.nodes.NodeSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SnapshotsTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void of_a_nodes_whole_lists_only_the_newest_matters_in_whatever_order_they_come() {
        NodeSnapshot old = whole("ast1", 0);
        NodeSnapshot newest = whole("ast1", 60);
        NodeSnapshot late = whole("ast1", 30);
        NodeSnapshot other = whole("ast2", 10);

        assertThat(Snapshots.thatMatter(List.of(old, newest, other, late))).containsExactly(newest, other);
    }

    @Test
    void a_list_that_was_said_twice_is_gone_through_once() {
        NodeSnapshot said = whole("ast1", 0);

        assertThat(Snapshots.thatMatter(List.of(said, said))).containsExactly(said);
    }

    @Test
    void one_that_was_cut_short_or_that_nobody_asked_for_replaces_none_and_is_replaced_by_none() {
        NodeSnapshot whole = whole("ast1", 30);
        NodeSnapshot cutShort = snapshot("ast1", NOON.plusSeconds(60), false);
        NodeSnapshot unasked = snapshot("ast1", null, true);

        assertThat(Snapshots.thatMatter(List.of(unasked, whole, cutShort))).containsExactly(unasked, whole, cutShort);
    }

    private static NodeSnapshot whole(String node, int second) {
        return snapshot(node, NOON.plusSeconds(second), true);
    }

    private static NodeSnapshot snapshot(String node, @Nullable Instant t0, boolean complete) {
        return new NodeSnapshot(node, NOON, UUID.randomUUID(), t0, NOON, complete, List.of());
    }
}
