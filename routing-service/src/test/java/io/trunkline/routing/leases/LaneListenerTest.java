package io.trunkline.routing.leases;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.trunkline.routing.leases.domain.Answered;
import io.trunkline.routing.leases.domain.Command;
import io.trunkline.routing.platform.RoutingSettings;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;
import reactor.core.publisher.Mono;

/// Over a database that a test can make slow; [io.trunkline.routing.LeasesIT] and its like have the real one.
class LaneListenerTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final List<Integer> sizes = new CopyOnWriteArrayList<>();
    private volatile int tooMany = Integer.MAX_VALUE;
    private final LaneListener lane = new LaneListener(this::carryOut, settings(), new SimpleMeterRegistry());

    private Mono<List<Optional<Attempts.Given>>> carryOut(List<Entry> batch) {
        sizes.add(batch.size());
        return batch.size() >= tooMany
                ? Mono.error(new QueryTimeoutException("took longer than a batch may"))
                : Mono.just(Collections.nCopies(batch.size(), Optional.empty()));
    }

    @AfterEach
    void stop() {
        lane.stop();
    }

    @Test
    void one_batch_takes_no_more_than_the_most_and_the_rest_is_the_next() {
        Mono<Void> told = told(300);
        lane.start();

        told.block(LIMIT);

        assertThat(sizes).containsExactly(256, 44);
    }

    @Test
    void after_batches_that_took_too_long_come_some_that_are_small_enough_and_all_is_done_in_the_end() {
        tooMany = 60;
        Mono<Void> told = told(300);
        lane.start();

        told.block(LIMIT);

        assertThat(sizes).startsWith(256, 64, 16, 32, 64, 16);
    }

    @Test
    void what_was_told_counts_though_its_teller_has_gone() {
        lane.tell(List.of(end(1))).subscribe().dispose();
        Mono<Void> later = told(1);
        lane.start();

        later.block(LIMIT);

        assertThat(sizes).containsExactly(2);
    }

    /// Commands that wait when this returns; each is told again until it is done.
    private Mono<Void> told(int commands) {
        List<Mono<Void>> all = IntStream.range(0, commands)
                .mapToObj(LaneListenerTest::end)
                .map(command ->
                        Mono.fromFuture(lane.tell(List.of(command)).retry().toFuture()))
                .toList();
        return Mono.when(all);
    }

    private static Command end(int call) {
        return new Command.Completed("ast1-" + call + ".1", "ast1", Answered.NO);
    }

    private static RoutingSettings settings() {
        Duration any = Duration.ofSeconds(1);
        return new RoutingSettings(
                "US", List.of("ast1"), List.of(), List.of(), any, any, any, LIMIT, Duration.ofDays(14), any, any);
    }
}
