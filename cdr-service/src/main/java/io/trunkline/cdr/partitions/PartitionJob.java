package io.trunkline.cdr.partitions;

import io.trunkline.messaging.loop.BackgroundLoop;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/// Creates partitions ahead of time, so that no call at the turn of a month waits for one.
@Configuration(proxyBeanMethods = false)
class PartitionJob {
    private static final Duration INTERVAL = Duration.ofHours(6);
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final Partitions partitions;
    private final Clock clock;
    private final int monthsAhead;

    PartitionJob(Partitions partitions, Clock clock, @Value("${trunkline.cdr.months-ahead}") int monthsAhead) {
        this.partitions = partitions;
        this.clock = clock;
        this.monthsAhead = monthsAhead;
    }

    @Bean
    BackgroundLoop partitionLoop() {
        return BackgroundLoop.named("partitions").every(INTERVAL, TIMEOUT, this::createAhead);
    }

    private Mono<Void> createAhead() {
        return partitions.createMissing(monthsToCreate());
    }

    private List<LocalDate> monthsToCreate() {
        var thisMonth = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).withDayOfMonth(1);
        return Stream.iterate(thisMonth, month -> month.plusMonths(1))
                .limit(monthsAhead + 1L)
                .toList();
    }
}
