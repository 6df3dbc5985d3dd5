package io.trunkline.ami.cel;

import io.trunkline.ami.callfacts.FactPublisher;
import io.trunkline.ami.cel.domain.CelFacts;
import io.trunkline.ami.cel.domain.CelRow;
import io.trunkline.ami.connection.NodeStatus;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Says what the log holds and nobody has said.
@Component
@EnableConfigurationProperties(CelSettings.class)
final class PublishCelFacts {

    private final CelTable table;
    private final FactPublisher facts;
    private final TransactionalOperator transaction;
    private final NodeStatus node;
    private final CelSettings settings;
    private final Clock clock;

    PublishCelFacts(
            CelTable log,
            FactPublisher facts,
            TransactionalOperator transaction,
            NodeStatus node,
            CelSettings settings,
            Clock clock) {
        this.table = log;
        this.facts = facts;
        this.transaction = transaction;
        this.node = node;
        this.settings = settings;
        this.clock = clock;
    }

    /// @return the number of rows that were told: as many as a batch holds means that there may be more
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
