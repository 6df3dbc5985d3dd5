package io.trunkline.messaging.consumer;

import java.util.List;
import reactor.core.publisher.Mono;

/// Applies the events of a [Subscription]. It must be idempotent, since events are delivered again after a crash, a
/// rebalance, a retry or a re-publish (`… WHERE stored.version < event.version`).
@FunctionalInterface
public interface EventHandler {

    /// Applies a batch. Its offsets are committed when the Mono has completed.
    ///
    /// After a transient error (database unavailable, timeout) the whole batch is delivered again, with back-off,
    /// until it succeeds, so that the order is kept. After any other error the events of the batch are delivered
    /// one by one, and those that fail again become dead letters.
    ///
    /// @param batch never empty, in the order of each partition
    Mono<Void> handle(List<ReceivedEvent> batch);
}
