package io.trunkline.messaging.outbox;

import io.trunkline.events.Event;
import java.util.List;
import reactor.core.publisher.Mono;

/// Where a service says its events: a table in its own database, so that a change and its event are committed
/// together or not at all. The relay carries rows to Kafka at once after the commit, at least once, in the order of
/// their ids.
///
/// Bump the aggregate's version first and append afterwards: the update takes the aggregate's row lock, which makes
/// the order of ids the order of versions.
public interface Outbox {

    /// Appends one event within the caller's transaction, or in one of its own when there is none.
    Mono<Void> append(Event event);

    /// Appends events in their order, with one statement.
    Mono<Void> appendAll(List<? extends Event> events);
}
