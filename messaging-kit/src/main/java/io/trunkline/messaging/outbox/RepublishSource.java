package io.trunkline.messaging.outbox;

import io.trunkline.events.Event;
import reactor.core.publisher.Flux;

/// Optional bean of a service that owns aggregates. It publishes all of them again with their current versions, for
/// a consumer that lost its state. Triggered by `POST /actuator/republish`.
@FunctionalInterface
public interface RepublishSource {

    /// An event for each aggregate, including deleted ones in their grace period.
    ///
    /// Subscribed in the transaction that appends the events. Read the aggregates `FOR SHARE`; otherwise a change
    /// that is committed between the read and the append would be followed by an older version.
    Flux<Event> allAsEvents();
}
