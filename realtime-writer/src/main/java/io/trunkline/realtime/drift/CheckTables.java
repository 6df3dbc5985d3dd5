package io.trunkline.realtime.drift;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.trunkline.messaging.consumer.PoisonEventException;
import io.trunkline.messaging.consumer.Readiness;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.realtime.drift.domain.ColumnDrift;
import io.trunkline.realtime.drift.domain.RowDrift;
import io.trunkline.realtime.drift.domain.TableCheck;
import io.trunkline.realtime.secrets.PasswordOpener.KeysetMissingException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Checks the tables regularly: raises an alert when it finds something, and remembers the last check for the health
/// of the service and its metrics.
final class CheckTables {
    private final InspectTables inspect;
    private final Outbox outbox;
    private final Readiness readiness;
    private final Duration interval;
    private final Clock clock;
    private volatile @Nullable TableCheck last;

    /// @param interval between two checks
    CheckTables(
            InspectTables inspect,
            Outbox outbox,
            Readiness readiness,
            Duration interval,
            Clock clock,
            MeterRegistry meters) {
        this.inspect = inspect;
        this.outbox = outbox;
        this.readiness = readiness;
        this.interval = interval;
        this.clock = clock;
        Gauge.builder(
                        "trunkline.realtime.columns.missing",
                        this,
                        self -> self.counted(check -> check.missingColumns().size()))
                .register(meters);
        Gauge.builder(
                        "trunkline.realtime.drift.rows",
                        this,
                        self -> self.counted(check -> check.driftedRows().size()))
                .register(meters);
    }

    /// Does nothing until the service has caught up, since Asterisk's tables may be older than the configuration, nor
    /// before the interval has passed.
    Mono<Void> checkIfDue() {
        return readiness.isCaughtUp() && isDue() ? inspect() : Mono.empty();
    }

    private boolean isDue() {
        return last().map(check -> !check.at().plus(interval).isAfter(clock.instant()))
                .orElse(true);
    }

    Optional<TableCheck> last() {
        return Optional.ofNullable(last);
    }

    private Mono<Void> inspect() {
        return Mono.zip(inspect.findColumnDrift(), drift(), this::toCheck)
                .delayUntil(check -> outbox.appendAll(DriftAlerts.of(check, last)))
                .doOnNext(check -> last = check)
                .then();
    }

    private TableCheck toCheck(List<ColumnDrift> columns, Optional<List<RowDrift>> rows) {
        return new TableCheck(clock.instant(), columns, rows);
    }

    /// A missing column is found even if the rows cannot be compared.
    private Mono<Optional<List<RowDrift>>> drift() {
        return inspect.findDrift()
                .map(Optional::of)
                .onErrorResume(
                        fault -> fault instanceof KeysetMissingException || fault instanceof PoisonEventException,
                        _ -> Mono.just(Optional.empty()));
    }

    private double counted(ToIntFunction<TableCheck> value) {
        return last().map(check -> (double) value.applyAsInt(check)).orElse(0.0);
    }
}
