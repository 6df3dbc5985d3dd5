package io.trunkline.data.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Deletes what is older than its rule keeps, batch by batch, one rule after the other. A service runs it in a
/// background loop.
///
/// A rule with more rows than it can delete within its time finishes its batch and continues in the next run. A
/// rule that fails is logged and tried again in the next run. The rules after it run all the same, so that none
/// starves. Several replicas may run at the same time.
public final class RetentionJob {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(30);
    private static final Duration BATCH_TIMEOUT = Duration.ofSeconds(60);

    private final List<? extends RetentionRule> rules;
    private final Clock clock;
    private final Duration timeLimit;
    private final Duration batchTimeout;

    public RetentionJob(List<? extends RetentionRule> rules, Clock clock) {
        this(rules, clock, TIME_LIMIT, BATCH_TIMEOUT);
    }

    /// @param timeLimit    after this time a rule begins no more batches within a run
    /// @param batchTimeout of one batch: a statement on a connection that hangs would stop all later runs
    RetentionJob(List<? extends RetentionRule> rules, Clock clock, Duration timeLimit, Duration batchTimeout) {
        this.rules = List.copyOf(rules);
        this.clock = clock;
        this.timeLimit = timeLimit;
        this.batchTimeout = batchTimeout;
    }

    /// A run of all rules never takes longer, so a loop with this timeout interrupts none of them.
    public Duration longestRun() {
        return timeLimit.plus(batchTimeout).multipliedBy(rules.size()).plusSeconds(1);
    }

    /// One run of all rules; never fails.
    public Mono<Void> run() {
        return Flux.fromIterable(rules).concatMap(this::apply).then();
    }

    private Mono<Void> apply(RetentionRule rule) {
        return Mono.defer(() -> deleteAll(rule, clock.instant().minus(rule.keep())))
                .doOnNext(rows -> logDeleted(rule, rows))
                .onErrorResume(fault -> {
                    LOG.warn("retention of {} continues in the next run: {}", rule.name(), fault.toString());
                    return Mono.empty();
                })
                .then();
    }

    private Mono<Long> deleteAll(RetentionRule rule, Instant before) {
        long started = System.nanoTime();
        return deleteBatch(rule, before)
                .expand(rows -> rows == 0 || System.nanoTime() - started > timeLimit.toNanos()
                        ? Mono.empty()
                        : deleteBatch(rule, before))
                .reduce(0L, Long::sum);
    }

    private Mono<Long> deleteBatch(RetentionRule rule, Instant before) {
        return rule.deleteBatch(before).timeout(batchTimeout);
    }

    private static void logDeleted(RetentionRule rule, long rows) {
        if (rows > 0) {
            LOG.debug("retention of {} deleted {}", rule.name(), rows);
        }
    }
}
