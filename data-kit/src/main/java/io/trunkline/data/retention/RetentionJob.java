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
/// A rule that fails or takes too long is logged and continues in the next run; the rules after it run all the
/// same. Several replicas may run at the same time.
public final class RetentionJob {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

    private final List<? extends RetentionRule> rules;
    private final Clock clock;
    private final Duration timeLimit;

    public RetentionJob(List<? extends RetentionRule> rules, Clock clock) {
        this(rules, clock, TIME_LIMIT);
    }

    /// @param timeLimit for one rule within a run
    RetentionJob(List<? extends RetentionRule> rules, Clock clock, Duration timeLimit) {
        this.rules = List.copyOf(rules);
        this.clock = clock;
        this.timeLimit = timeLimit;
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
        return rule.deleteBatch(before)
                .expand(rows -> rows == 0 ? Mono.empty() : rule.deleteBatch(before))
                // a statement on a connection that hangs would stop all later runs
                .take(timeLimit)
                .reduce(0L, Long::sum);
    }

    private static void logDeleted(RetentionRule rule, long rows) {
        if (rows > 0) {
            LOG.debug("retention of {} deleted {}", rule.name(), rows);
        }
    }
}
