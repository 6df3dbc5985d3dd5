package io.trunkline.messaging.outbox;

import io.trunkline.events.Event;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Optional bean of a service that owns aggregates. It publishes all of them again with their current versions, for
/// a consumer that lost its state. Triggered by `POST /actuator/republish`.
@FunctionalInterface
public interface RepublishSource {

    /// The events of the next aggregates in the order of their ids, including deleted ones in their grace period.
    ///
    /// Subscribed in the transaction that appends the events. Read the aggregates `FOR SHARE`; otherwise a change
    /// that is committed between the read and the append would be followed by an older version.
    ///
    /// @param after id of the last aggregate of the page before, which is the key of its events
    /// @param limit maximum number of aggregates
    /// @return an empty list after the last aggregate
    Mono<List<Event>> page(UUID after, int limit);
}
