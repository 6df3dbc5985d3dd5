package io.trunkline.data.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class RetentionJobTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /// Enough for the rule after the one that uses it up, on a busy machine too.
    private static final Duration RULE_LIMIT = Duration.ofSeconds(1);

    private final List<String> batches = new ArrayList<>();

    @Test
    void each_rule_deletes_what_is_older_than_it_keeps() {
        run(rule("keys", Duration.ofHours(24), 0), rule("audit-log", Duration.ofDays(30), 0));

        assertThat(batches)
                .containsExactly("keys before 2026-02-28T12:00:00Z", "audit-log before 2026-01-30T12:00:00Z");
    }

    @Test
    void a_rule_goes_on_until_no_row_is_left() {
        run(rule("keys", Duration.ofHours(24), 2000, 1, 0));

        assertThat(batches).hasSize(3);
    }

    @Test
    void a_rule_that_fails_does_not_stop_the_others() {
        run(failing(), rule("keys", Duration.ofHours(24), 0));

        assertThat(batches).hasSize(1);
    }

    @Test
    void a_rule_that_hangs_does_not_stop_the_others() {
        RetentionRule hanging = rule("hanging", _ -> Mono.never());

        new RetentionJob(List.of(hanging, rule("keys", Duration.ofHours(24), 0)), CLOCK, RULE_LIMIT, RULE_LIMIT)
                .run()
                .block(LIMIT);

        assertThat(batches).hasSize(1);
    }

    @Test
    void a_rule_without_end_gives_way_to_the_next_run() {
        RetentionRule endless = rule("endless", _ -> Mono.just(2000L).delayElement(Duration.ofMillis(1)));

        new RetentionJob(List.of(endless, rule("keys", Duration.ofHours(24), 0)), CLOCK, RULE_LIMIT, RULE_LIMIT)
                .run()
                .block(LIMIT);

        assertThat(batches).hasSize(1);
    }

    @Test
    void a_batch_that_takes_longer_than_its_rule_may_is_finished() {
        RetentionRule slow = rule(
                "slow",
                _ -> Mono.just(2000L)
                        .delayElement(RULE_LIMIT.multipliedBy(2))
                        .doOnNext(rows -> batches.add("slow " + rows)));

        new RetentionJob(List.of(slow, rule("keys", Duration.ofHours(24), 0)), CLOCK, RULE_LIMIT, LIMIT)
                .run()
                .block(LIMIT);

        assertThat(batches).containsExactly("slow 2000", "keys before 2026-02-28T12:00:00Z");
    }

    @Test
    void the_longest_run_has_time_for_each_rule() {
        List<RetentionRule> rules = List.of(rule("keys", Duration.ofHours(24)), rule("audit-log", Duration.ofDays(30)));

        assertThat(new RetentionJob(rules, CLOCK, Duration.ofSeconds(30), Duration.ofSeconds(60)).longestRun())
                .isGreaterThan(Duration.ofSeconds(180));
    }

    @Test
    void a_rule_that_would_keep_nothing_is_refused() {
        assertThatThrownBy(() -> RetentionPeriods.requirePositive("audit-log", Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("audit-log");
    }

    private static void run(RetentionRule... rules) {
        new RetentionJob(List.of(rules), CLOCK).run().block(LIMIT);
    }

    private static RetentionRule failing() {
        return rule("failing", _ -> {
            throw new IllegalStateException("the database is away");
        });
    }

    /// A rule that deletes these numbers of rows, batch by batch, and then none.
    private RetentionRule rule(String name, Duration keep, long... rows) {
        Deque<Long> left = new ArrayDeque<>();
        for (long count : rows) {
            left.add(count);
        }
        return new FakeRule(
                name,
                keep,
                before -> Mono.fromSupplier(() -> {
                    batches.add(name + " before " + before);
                    return left.isEmpty() ? 0L : left.remove();
                }));
    }

    private static RetentionRule rule(String name, Deletion deletion) {
        return new FakeRule(name, Duration.ofHours(1), deletion);
    }

    private interface Deletion {
        Mono<Long> deleteBatch(Instant before);
    }

    private record FakeRule(String name, Duration keep, Deletion deletion) implements RetentionRule {
        @Override
        public Mono<Long> deleteBatch(Instant before) {
            return deletion.deleteBatch(before);
        }
    }
}
