package io.trunkline.messaging.consumer;

import java.util.List;
import reactor.core.publisher.Mono;

/// Applies what a [Subscription] hears. It must be idempotent: after a crash, a rebalance or a retry the same
/// events come again, and re-emission repeats old ones (`… WHERE stored.version < event.version`).
@FunctionalInterface
public interface EventHandler {

    /// Applies a batch; offsets are committed once the Mono has completed.
    ///
    /// An error that may pass (database away, time limit) has the whole batch handed over again, with back-off, as
    /// often as it takes, so that order holds. Any other error has the batch's events handed over one by one, and
    /// those that fail alone go to the dead letters.
    ///
    /// @param batch never empty, in the order of each partition
    Mono<Void> handle(List<ReceivedEvent> batch);
}
