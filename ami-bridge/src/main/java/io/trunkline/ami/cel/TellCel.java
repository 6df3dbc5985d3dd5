package io.trunkline.ami.cel;

import io.trunkline.ami.cel.domain.CelFacts;
import io.trunkline.ami.cel.domain.CelRow;
import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.ami.facts.Facts;
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
final class TellCel {

    private final CelLog log;
    private final Facts facts;
    private final TransactionalOperator transaction;
    private final NodeStatus node;
    private final CelSettings settings;
    private final Clock clock;

    TellCel(
            CelLog log,
            Facts facts,
            TransactionalOperator transaction,
            NodeStatus node,
            CelSettings settings,
            Clock clock) {
        this.log = log;
        this.facts = facts;
        this.transaction = transaction;
        this.node = node;
        this.settings = settings;
        this.clock = clock;
    }

    /// @return the number of rows that were told: as many as a batch holds means that there may be more
    Mono<Integer> tell() {
        return log.untold(node.name(), clock.instant().minus(settings.grace()), settings.batchSize())
                .flatMap(this::tell)
                .as(transaction::transactional);
    }

    private Mono<Integer> tell(List<CelRow> rows) {
        if (rows.isEmpty()) {
            return Mono.just(0);
        }
        return log.ofCalls(ended(rows))
                .map(all -> CelFacts.of(rows, all.stream().collect(Collectors.groupingBy(CelRow::linkedId))))
                .flatMap(facts::say)
                .then(log.told(rows))
                .thenReturn(rows.size());
    }

    private static Set<String> ended(List<CelRow> rows) {
        return rows.stream()
                .filter(row -> row.type().equals("LINKEDID_END"))
                .map(CelRow::linkedId)
                .collect(Collectors.toSet());
    }
}
