package io.trunkline.cdr.statistics.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.cdr.statistics.domain.CountingPosition.Transactions;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CountingPositionTest {
    private static final UUID EPOCH = UUID.randomUUID();

    private final CountingPosition start = new CountingPosition(EPOCH, 0, "", Optional.empty(), Optional.empty());

    @Test
    void records_are_counted_up_to_a_time_once_all_its_transactions_have_ended() {
        var first = start.caughtUp(at(10, 90, 100));
        assertThat(first.upTo()).isEmpty();

        var whileOneIsRunning = first.caughtUp(at(11, 99, 110));
        assertThat(whileOneIsRunning.upTo()).isEmpty();

        assertThat(whileOneIsRunning.caughtUp(at(12, 100, 120)).upTo()).contains(second(10));
    }

    @Test
    void after_a_restore_all_calls_are_read_again() {
        var counted = start.at(70, "c").caughtUp(at(10, 90, 100));

        var restored = counted.in(new Transactions(UUID.randomUUID(), second(20), 5, 6));

        assertThat(restored.transaction()).isZero();
        assertThat(restored.callId()).isEmpty();
        assertThat(restored.mark()).isEmpty();
        assertThat(counted.in(at(20, 95, 110))).isEqualTo(counted);
    }

    private static Transactions at(int second, long oldest, long next) {
        return new Transactions(EPOCH, second(second), oldest, next);
    }

    private static Instant second(int second) {
        return Instant.ofEpochSecond(second);
    }
}
