package io.trunkline.ami.cel;

import io.trunkline.ami.callfacts.FactPublisher;
import io.trunkline.ami.callfacts.KnownFacts;
import io.trunkline.ami.callfacts.domain.FactSource;
import io.trunkline.ami.cel.domain.CelFacts;
import io.trunkline.ami.cel.domain.CelRow;
import io.trunkline.ami.connection.NodeStatus;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Publishes the facts of the channel event log that no other source has published.
@Component
final class PublishCelFacts {

    private final CelTable table;
    private final FactPublisher facts;
    private final KnownFacts known;
    private final TransactionalOperator transaction;
    private final NodeStatus node;
    private final CelSettings settings;
    private final Clock clock;

    PublishCelFacts(
            CelTable table,
            FactPublisher facts,
            KnownFacts known,
            TransactionalOperator transaction,
            NodeStatus node,
            CelSettings settings,
            Clock clock) {
        this.table = table;
        this.facts = facts;
        this.known = known;
        this.transaction = transaction;
        this.node = node;
        this.settings = settings;
        this.clock = clock;
    }

    /// @return the number of rows that are done; there may be more if it is the batch size
    Mono<Integer> publishBatch() {
        return table.unpublished(node.name(), clock.instant().minus(settings.grace()), settings.batchSize())
                .flatMap(this::publishBatch);
    }

    /// Rows whose facts AMI reported are marked only, with one statement. Those whose facts are on their way are
    /// left for a later batch.
    private Mono<Integer> publishBatch(List<CelRow> rows) {
        Map<KnownFacts.State, List<CelRow>> byState = rows.stream().collect(Collectors.groupingBy(this::state));
        List<CelRow> unknown = byState.getOrDefault(KnownFacts.State.UNKNOWN, List.of());
        List<CelRow> done = Stream.concat(
                        unknown.stream(), byState.getOrDefault(KnownFacts.State.STORED, List.of()).stream())
                .toList();
        Mono<Void> mark = table.markPublished(done);
        return (unknown.isEmpty() ? mark : publish(unknown).then(mark).as(transaction::transactional))
                .thenReturn(done.size());
    }

    private Mono<Void> publish(List<CelRow> rows) {
        return table.rowsOfCalls(endedCalls(rows))
                .map(all -> CelFacts.fromRows(rows, all.stream().collect(Collectors.groupingBy(CelRow::linkedId))))
                .flatMap(facts::publish);
    }

    /// A row that shows no fact is done, too.
    private KnownFacts.State state(CelRow row) {
        return CelFacts.key(row)
                .map(key -> known.stateOf(key, FactSource.CEL.ordinal()))
                .orElse(KnownFacts.State.STORED);
    }

    private static Set<String> endedCalls(List<CelRow> rows) {
        return rows.stream()
                .filter(row -> row.type().equals("LINKEDID_END"))
                .map(CelRow::linkedId)
                .collect(Collectors.toSet());
    }
}
