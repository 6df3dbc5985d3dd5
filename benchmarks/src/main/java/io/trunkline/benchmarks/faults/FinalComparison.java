package io.trunkline.benchmarks.faults;

import io.trunkline.benchmarks.environment.BenchEnvironment;
import io.trunkline.benchmarks.faults.node.SimulatedNode;
import io.trunkline.benchmarks.faults.simulation.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Compares the leases and counts of routing-service with the node after the last call has ended and its last event
/// was published. The comparison is repeated for a while, since events need time to arrive.
final class FinalComparison {
    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final int SNAPSHOTS = 2;

    private final BenchEnvironment environment;
    private final SimulatedNode node;

    FinalComparison(BenchEnvironment environment, SimulatedNode node) {
        this.environment = environment;
        this.node = node;
    }

    FaultTestResult compare() {
        await("delayed events are delivered", () -> node.delivery().pendingCount() == 0);
        node.reportFromCel();
        await("the channel event log is published", () -> node.delivery().pendingCount() == 0);
        for (int i = 0; i < SNAPSHOTS; i++) {
            Instant asked = Instant.now();
            await("a snapshot is requested", () -> {
                Instant answered = node.lastSnapshotRequestedAt();
                return answered != null && answered.isAfter(asked);
            });
        }
        boolean _ =
                becomesTrue(() -> remainingLeases().isEmpty() && wrongTotals().isEmpty());
        return new FaultTestResult(node.verifier().capsExceeded(), remainingLeases(), wrongTotals());
    }

    /// The remaining leases, and the caps with concurrent calls.
    private List<String> remainingLeases() {
        List<String> left = new ArrayList<>(queryRows("""
                SELECT 'lease of attempt ' || attempt || ' of ' || call_id FROM leases WHERE state = 'held'
                """));
        left.addAll(queryRows("SELECT kind || ' ' || id || ' has ' || active FROM caps WHERE active <> 0"));
        return left;
    }

    private List<String> wrongTotals() {
        Map<UUID, Long> answered = node.verifier().answeredCounts();
        List<String> wrong = new ArrayList<>();
        for (String row : queryRows("""
                SELECT id, total, CASE WHEN counting = 'answered' THEN month_count ELSE total END
                FROM caps WHERE kind IN ('campaign', 'link')
                """)) {
            String[] parts = row.split("\\|");
            UUID cap = UUID.fromString(parts[0]);
            long truth = answered.getOrDefault(cap, 0L);
            if (truth != Long.parseLong(parts[1]) || truth != Long.parseLong(parts[2])) {
                wrong.add("%s: %d answered, %s counted, %s this month%s"
                        .formatted(node.verifier().capName(cap), truth, parts[1], parts[2], miscountedAttempts(cap)));
            }
        }
        return wrong;
    }

    /// The attempts that only one of routing-service and the node counts.
    private String miscountedAttempts(UUID cap) {
        Set<String> answered =
                node.verifier().answeredLeases(cap).stream().map(UUID::toString).collect(Collectors.toSet());
        return queryRows("""
                SELECT id, total_state <> 'returned', call_id || ' attempt ' || attempt || ' ' || total_state || ' by '
                       || COALESCE(evidence, 'nothing')
                       || COALESCE(', talked ' || (talk_to - talk_from), '')
                FROM leases
                WHERE '%1$s' = ANY(total_holds) OR EXISTS (SELECT FROM unnest(counted_holds) h WHERE h LIKE '%1$s%%')
                """.formatted(cap)).stream()
                .map(row -> row.split("\\|"))
                .filter(row -> row[1].equals("t") != answered.contains(row[0]))
                .map(row -> "; " + row[2])
                .collect(Collectors.joining());
    }

    private List<String> queryRows(String sql) {
        return environment.query(sql).lines().toList();
    }

    private static void await(String what, java.util.function.BooleanSupplier condition) {
        if (!becomesTrue(condition)) {
            throw new IllegalStateException("not within " + TIMEOUT + ": " + what);
        }
    }

    private static boolean becomesTrue(java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Pause.of(Duration.ofMillis(250));
        }
        return true;
    }
}
