package io.trunkline.cdr.partitions;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Makes partitions before they are needed, so that no call at the turn of a month waits for one.
@Component
class PartitionJob {
    private static final Logger log = LoggerFactory.getLogger(PartitionJob.class);

    private final Partitions partitions;
    private final Clock clock;
    private final int monthsAhead;

    PartitionJob(Partitions months, Clock clock, @Value("${trunkline.cdr.months-ahead}") int ahead) {
        this.partitions = months;
        this.clock = clock;
        this.monthsAhead = ahead;
    }

    @Scheduled(fixedRate = 6, timeUnit = TimeUnit.HOURS)
    Mono<Void> createAhead() {
        return partitions
                .createMissing(monthsToCreate())
                .doOnError(fault -> log.warn("Partitions were not made ahead: {}", fault.toString()))
                .onErrorComplete();
    }

    private List<LocalDate> monthsToCreate() {
        var now = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).withDayOfMonth(1);
        return Stream.iterate(now, month -> month.plusMonths(1))
                .limit(monthsAhead + 1L)
                .toList();
    }
}
