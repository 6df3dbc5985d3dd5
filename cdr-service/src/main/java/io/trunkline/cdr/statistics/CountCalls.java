package io.trunkline.cdr.statistics;

import io.trunkline.cdr.statistics.domain.Contribution;
import io.trunkline.cdr.statistics.domain.CountDifference;
import io.trunkline.cdr.statistics.domain.CountingPosition;
import io.trunkline.messaging.loop.BackgroundLoop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Counts complete calls into the rollups, in the order of their changes. A batch is one transaction with the
/// position after it, so a job that is killed loses nothing and counts nothing twice. One replica counts at a time.
@Configuration(proxyBeanMethods = false)
class CountCalls {
    private static final int BATCH = 250;
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final SqlCallCounts counts;
    private final SqlRollups rollups;
    private final TransactionalOperator transaction;

    CountCalls(SqlCallCounts counts, SqlRollups rollups, TransactionalOperator transaction) {
        this.counts = counts;
        this.rollups = rollups;
        this.transaction = transaction;
    }

    /// @param interval how long changes wait to be counted together
    @Bean
    BackgroundLoop statisticsLoop(@Value("${trunkline.cdr.statistics-interval}") Duration interval) {
        return BackgroundLoop.named("statistics").poll(interval, TIMEOUT, this::countBatch);
    }

    /// Counts the next changes.
    ///
    /// @return whether there may be more now
    Mono<Boolean> countBatch() {
        return counts.lockPosition()
                .flatMap(locked -> countAfter(locked.position().in(locked.now()), locked.now()))
                .defaultIfEmpty(false)
                .as(transaction::transactional);
    }

    private Mono<Boolean> countAfter(CountingPosition position, CountingPosition.Transactions now) {
        return counts.changedAfter(position, BATCH)
                .flatMap(changed -> count(changed)
                        .then(counts.savePosition(positionAfter(changed, position, now)))
                        .thenReturn(changed.size() == BATCH));
    }

    private Mono<Void> count(List<ChangedCall> changed) {
        return changed.isEmpty()
                ? Mono.empty()
                : counts.contributionsOf(changed).flatMap(counted -> counted(changed, counted));
    }

    private Mono<Void> counted(List<ChangedCall> changed, Map<String, Contribution> before) {
        var difference = new CountDifference();
        changed.forEach(
                call -> difference.replace(before.getOrDefault(call.callId(), Contribution.NONE), call.contribution()));
        return rollups.add(difference.byBucket()).then(counts.saveContributions(changed));
    }

    private static CountingPosition positionAfter(
            List<ChangedCall> changed, CountingPosition position, CountingPosition.Transactions now) {
        var read = changed.isEmpty()
                ? position
                : position.at(changed.getLast().transaction(), changed.getLast().callId());
        return changed.size() == BATCH ? read : read.caughtUp(now);
    }
}
