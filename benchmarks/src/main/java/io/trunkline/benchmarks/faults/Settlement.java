package io.trunkline.benchmarks.faults;

import io.trunkline.benchmarks.site.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Compares, once the last call has ended and the last word is told, what routing-service holds and counted with what
/// the node knows. It is given a while, for events travel; what is still wrong then is wrong.
final class Settlement {
    private static final Duration LIMIT = Duration.ofSeconds(45);
    private static final int SNAPSHOTS = 2;

    private final Site site;
    private final Node node;

    Settlement(Site site, Node node) {
        this.site = site;
        this.node = node;
    }

    Verdict settle() {
        await("word travels", () -> node.grapevine().underway() == 0);
        node.readLog();
        await("the log is told", () -> node.grapevine().underway() == 0);
        for (int i = 0; i < SNAPSHOTS; i++) {
            Instant asked = Instant.now();
            await("a snapshot is asked for", () -> {
                Instant answered = node.askedAt();
                return answered != null && answered.isAfter(asked);
            });
        }
        boolean _ = becomes(() -> held().isEmpty() && wrong().isEmpty());
        return new Verdict(node.ledger().exceeded(), held(), wrong());
    }

    /// Leases that are held, and caps of which something is.
    private List<String> held() {
        List<String> left = new ArrayList<>(rows("""
                SELECT 'lease of attempt ' || attempt || ' of ' || call_id FROM leases WHERE state = 'held'
                """));
        left.addAll(rows("SELECT kind || ' ' || id || ' has ' || active FROM caps WHERE active <> 0"));
        return left;
    }

    private List<String> wrong() {
        Map<UUID, Long> answered = node.ledger().answered();
        List<String> wrong = new ArrayList<>();
        for (String row : rows("SELECT id, total FROM caps WHERE kind IN ('campaign', 'link')")) {
            String[] parts = row.split("\\|");
            UUID cap = UUID.fromString(parts[0]);
            long truth = answered.getOrDefault(cap, 0L);
            if (truth != Long.parseLong(parts[1])) {
                wrong.add("%s: %d answered, %s counted%s"
                        .formatted(node.ledger().name(cap), truth, parts[1], miscounted(cap)));
            }
        }
        return wrong;
    }

    /// The attempts that routing-service counts and the node does not, or the other way round.
    private String miscounted(UUID cap) {
        Set<String> answered =
                node.ledger().answeredLeases(cap).stream().map(UUID::toString).collect(Collectors.toSet());
        return rows("""
                SELECT id, total_state <> 'returned', call_id || ' attempt ' || attempt || ' ' || total_state || ' by '
                       || COALESCE(evidence, 'nothing')
                FROM leases WHERE '%s' = ANY(total_holds)
                """.formatted(cap)).stream()
                .map(row -> row.split("\\|"))
                .filter(row -> row[1].equals("t") != answered.contains(row[0]))
                .map(row -> "; " + row[2])
                .collect(Collectors.joining());
    }

    private List<String> rows(String sql) {
        return site.ask(sql).lines().toList();
    }

    private static void await(String what, java.util.function.BooleanSupplier condition) {
        if (!becomes(condition)) {
            throw new IllegalStateException("not within " + LIMIT + ": " + what);
        }
    }

    private static boolean becomes(java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Pause.of(Duration.ofMillis(250));
        }
        return true;
    }
}
