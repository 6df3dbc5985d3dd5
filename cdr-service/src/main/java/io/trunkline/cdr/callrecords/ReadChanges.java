package io.trunkline.cdr.callrecords;

import io.trunkline.messaging.loop.BackgroundLoop;
import io.trunkline.web.paging.Cursor;
import io.trunkline.web.paging.PageRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/// Reads changes of call records, for clients that need each revision once.
@Configuration(proxyBeanMethods = false)
class ReadChanges {
    private static final Logger LOG = LoggerFactory.getLogger(ReadChanges.class);
    private static final Duration RESTORE_CHECK_INTERVAL = Duration.ofHours(1);
    private static final Duration RESTORE_CHECK_TIMEOUT = Duration.ofMinutes(5);

    private final ChangeRepository changes;
    private final Duration timeout;
    private final Optional<Duration> retention;
    private final Clock clock;

    ReadChanges(
            ChangeRepository changes,
            @Value("${trunkline.cdr.query-timeout}") Duration timeout,
            @Value("${trunkline.cdr.record-retention:#{null}}") @Nullable Duration retention,
            Clock clock) {
        this.changes = changes;
        this.timeout = timeout;
        this.retention = Optional.ofNullable(retention);
        this.clock = clock;
    }

    @Bean
    BackgroundLoop changeEpochLoop() {
        return BackgroundLoop.named("change-epoch")
                .every(
                        RESTORE_CHECK_INTERVAL,
                        RESTORE_CHECK_TIMEOUT,
                        () -> changes.beginEpochAfterRestore()
                                .filter(restored -> restored)
                                .doOnNext(
                                        _ -> LOG.warn(
                                                "the database was restored from a dump: clients have to read all changes again"))
                                .then());
    }

    /// @param isForStaff whether an admin or staff reads them
    Mono<ChangePage> read(PageRequest page, Optional<UUID> tenantId, boolean isForStaff) {
        return changes.epoch()
                .map(epoch -> position(page.after(), epoch))
                .flatMap(position -> changes.after(position, tenantId, page.rowsToRead())
                        .map(found -> page(found, position, page.limit(), isForStaff)))
                .timeout(timeout);
    }

    private ChangePosition position(Optional<Cursor> after, UUID epoch) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (after.isEmpty()) {
            return ChangePosition.start(epoch, now);
        }
        var position = ChangePosition.of(after.get());
        if (position.isExpired(epoch, retention.map(now::minus))) {
            throw CdrProblem.CURSOR_EXPIRED.problem(
                    "Changes after this cursor may have been deleted; omit `after` to read all records again");
        }
        return new ChangePosition(epoch, position.transaction(), position.callId(), now);
    }

    private static ChangePage page(
            List<ChangeRepository.ChangedRecord> found, ChangePosition position, int limit, boolean isForStaff) {
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = shown.isEmpty() ? position : positionOf(shown.getLast(), position);
        return new ChangePage(
                shown.stream()
                        .map(one -> CallRecordView.of(one.row(), isForStaff))
                        .toList(),
                next.cursor().encode(),
                found.size() > limit);
    }

    private static ChangePosition positionOf(ChangeRepository.ChangedRecord last, ChangePosition read) {
        return new ChangePosition(
                read.epoch(), last.transaction(), last.row().callId().value(), read.readAt());
    }
}
