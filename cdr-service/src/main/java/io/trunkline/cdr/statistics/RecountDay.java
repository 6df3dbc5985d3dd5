package io.trunkline.cdr.statistics;

import io.trunkline.cdr.statistics.domain.Contribution;
import io.trunkline.cdr.statistics.domain.CountingPosition;
import io.trunkline.cdr.statistics.domain.TimeRange;
import io.trunkline.messaging.rowsecurity.OwnerAccess;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Proves the statistics of a day: what is stored of each call follows from its record, and each bucket is the sum
/// of its calls. All is read from one snapshot of the database, while records are counted as usual.
@Component
class RecountDay {
    /// How many wrong calls, and how many wrong buckets, are reported.
    private static final int MAX_REPORTED = 100;

    /// Records of this time are read together: thousands at most.
    private static final Duration STEP = Duration.ofMinutes(10);

    private final SqlCallCounts counts;
    private final SqlRecount recount;
    private final TransactionalOperator snapshot;
    private final Duration timeout;

    RecountDay(
            SqlCallCounts counts,
            SqlRecount recount,
            ReactiveTransactionManager transactions,
            @Value("${trunkline.cdr.recount-timeout}") Duration timeout) {
        this.counts = counts;
        this.recount = recount;
        this.timeout = timeout;
        snapshot = Snapshots.of(transactions);
    }

    Mono<RecountView> recount(LocalDate day) {
        var start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        var range = new TimeRange(start, start.plus(Duration.ofDays(1)));
        return recount.limitStatements(timeout)
                .then(counts.position())
                .flatMap(position -> compareCalls(range, position)
                        .zipWhen(
                                _ -> recount.differences(range, MAX_REPORTED),
                                (calls, differences) -> view(day, position, calls, differences)))
                .as(snapshot::transactional)
                .as(OwnerAccess::run)
                .timeout(timeout);
    }

    private record ComparedCalls(long calls, List<String> wrong) {
        ComparedCalls plus(ComparedCalls more) {
            return new ComparedCalls(
                    calls + more.calls,
                    Stream.concat(wrong.stream(), more.wrong.stream())
                            .limit(MAX_REPORTED)
                            .toList());
        }
    }

    private Mono<ComparedCalls> compareCalls(TimeRange day, CountingPosition position) {
        return Flux.fromIterable(day.steps(STEP))
                .concatMap(step -> counts.startedIn(step, position))
                .filter(calls -> !calls.isEmpty())
                .concatMap(calls -> counts.contributionsOf(calls).map(counted -> compare(calls, counted)))
                .reduce(new ComparedCalls(0, List.of()), ComparedCalls::plus);
    }

    private static ComparedCalls compare(List<ChangedCall> calls, Map<String, Contribution> counted) {
        return new ComparedCalls(
                calls.size(),
                calls.stream()
                        .filter(call -> !call.contribution().equals(counted.get(call.callId())))
                        .map(ChangedCall::callId)
                        .toList());
    }

    private static RecountView view(
            LocalDate day,
            CountingPosition position,
            ComparedCalls calls,
            List<RecountView.BucketDifference> differences) {
        return new RecountView(
                day,
                position.upTo().orElse(null),
                calls.wrong().isEmpty() && differences.isEmpty(),
                calls.calls(),
                calls.wrong(),
                differences);
    }
}
