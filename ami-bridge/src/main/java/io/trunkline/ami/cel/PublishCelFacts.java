package io.trunkline.ami.cel;

import io.trunkline.ami.callfacts.FactPublisher;
import io.trunkline.ami.cel.domain.CelFacts;
import io.trunkline.ami.cel.domain.CelRow;
import io.trunkline.ami.connection.NodeStatus;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Publishes the facts of the channel event log that no other source has published.
@Component
final class PublishCelFacts {

    private final CelTable table;
    private final FactPublisher facts;
    private final TransactionalOperator transaction;
    private final NodeStatus node;
    private final CelSettings settings;
    private final Clock clock;

    PublishCelFacts(
            CelTable table,
            FactPublisher facts,
            TransactionalOperator transaction,
            NodeStatus node,
            CelSettings settings,
            Clock clock) {
        this.table = table;
        this.facts = facts;
        this.transaction = transaction;
        this.node = node;
        this.settings = settings;
        this.clock = clock;
    }

    /// @return the number of rows read; there may be more if it is the batch size
    Mono<Integer> publishBatch() {
        return table.unpublished(node.name(), clock.instant().minus(settings.grace()), settings.batchSize())
                .flatMap(this::publishBatch)
                .as(transaction::transactional);
    }

    private Mono<Integer> publishBatch(List<CelRow> rows) {
        if (rows.isEmpty()) {
            return Mono.just(0);
        }
        return table.rowsOfCalls(endedCalls(rows))
                .map(all -> CelFacts.fromRows(rows, all.stream().collect(Collectors.groupingBy(CelRow::linkedId))))
                .flatMap(facts::publish)
                .then(table.markPublished(rows))
                .thenReturn(rows.size());
    }

    private static Set<String> endedCalls(List<CelRow> rows) {
        return rows.stream()
                .filter(row -> row.type().equals("LINKEDID_END"))
                .map(CelRow::linkedId)
                .collect(Collectors.toSet());
    }
}
