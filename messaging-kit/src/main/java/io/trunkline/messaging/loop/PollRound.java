package io.trunkline.messaging.loop;

import io.trunkline.messaging.Blocking;
import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/// A round that waits for one batch.
///
/// @param interval until the next round if no more work is waiting
record PollRound(Duration interval, Duration timeout, Supplier<Mono<Boolean>> batch) implements BackgroundLoop.Round {

    @Override
    @Blocking("the loop has its own thread, and its next round must start after this one has ended")
    public Duration run() {
        return Boolean.TRUE.equals(batch.get().block(timeout)) ? Duration.ZERO : interval;
    }
}
