package io.trunkline.messaging.outbox;

import io.trunkline.events.Event;
import java.util.List;
import reactor.core.publisher.Mono;

/// Publishes the events of a service through a table in its own database, so that a change and its event are
/// committed together. After the commit a relay publishes the rows to Kafka, at least once and in the order of
/// their ids.
///
/// Increment the version of the aggregate before appending. The update locks its row, so the order of ids is the
/// order of versions.
public interface Outbox {

    /// Appends an event in the caller's transaction, or in a new one if there is none.
    Mono<Void> append(Event event);

    /// Appends events in order, with one statement.
    Mono<Void> appendAll(List<? extends Event> events);
}
