package io.trunkline.events;

import java.util.Optional;
import java.util.UUID;

/// Any message on a topic. The record's class decides its topic and its `ce_type`
/// ([io.trunkline.events.wire.EventType]).
public interface Event {

    /// The record key in Kafka. Messages with the same key stay in order.
    String key();

    /// The tenant whose data this is; empty for data of the platform. Sent as `ce_tenantid`.
    default Optional<UUID> owningTenant() {
        return Optional.empty();
    }
}
