package io.trunkline.routing.evidence;

import io.trunkline.events.nodes.NodeSnapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Selects the snapshots that need to be processed.
final class SnapshotSelection {
    private SnapshotSelection() {}

    /// Whether it answers one of our requests and is complete; only then does it show which calls are absent.
    static boolean isComplete(NodeSnapshot snapshot) {
        return snapshot.complete() && snapshot.requestedAt() != null;
    }

    /// Keeps the newest complete snapshot of each node: calls absent from an older one are absent from it as well,
    /// and calls that only an older one has have ended. After an outage many snapshots wait, too many to process
    /// before the next one.
    static List<NodeSnapshot> relevant(List<NodeSnapshot> snapshots) {
        Map<String, NodeSnapshot> newest = snapshots.stream()
                .filter(SnapshotSelection::isComplete)
                .collect(Collectors.toMap(
                        NodeSnapshot::node,
                        Function.identity(),
                        BinaryOperator.maxBy(
                                Comparator.comparing(snapshot -> Objects.requireNonNull(snapshot.requestedAt())))));
        return snapshots.stream()
                .filter(snapshot -> !isComplete(snapshot) || snapshot.equals(newest.get(snapshot.node())))
                .distinct()
                .toList();
    }
}
