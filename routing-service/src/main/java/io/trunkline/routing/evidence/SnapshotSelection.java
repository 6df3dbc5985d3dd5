package io.trunkline.routing.evidence;

import io.trunkline.events.nodes.NodeSnapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Which of several lists of live calls need to be gone through.
final class SnapshotSelection {
    private SnapshotSelection() {}

    /// An answer to our own question, read to its end: only such a one says anything about who is not in it.
    static boolean isComplete(NodeSnapshot snapshot) {
        return snapshot.complete() && snapshot.requestedAt() != null;
    }

    /// Of a node's whole lists the newest: who was absent before is absent from it too, and who only an older one
    /// names has ended since. After an outage many wait, and to go through each of them could take longer than the
    /// next interruption is away.
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
