package io.trunkline.messaging.outbox;

import io.trunkline.events.Event;
import reactor.core.publisher.Flux;

/// Optional bean of a service that owns aggregates: says all of them again with their present versions, for a
/// consumer that lost its state. Triggered by `POST /actuator/reemit`.
@FunctionalInterface
public interface RepublishSource {

    /// Every aggregate, deleted ones in their grace period too.
    ///
    /// Subscribed within one transaction, in which the events are appended as well. Read the aggregates
    /// `FOR SHARE`: a change committed between the read and the append would otherwise be followed by its own past.
    Flux<Event> allAsEvents();
}
