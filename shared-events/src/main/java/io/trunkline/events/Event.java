package io.trunkline.events;

import java.util.Optional;
import java.util.UUID;

/// Anything that is said on a topic. The record's class decides its topic and its `ce_type` ([EventType]).
public sealed interface Event permits EntityEvent, ObservedEvent, CallEvent, NodeCommand, NodeSnapshot, AlertRaised {

    /// The record key in Kafka: everything that must stay in order shares one.
    String key();

    /// Whose data this is, empty for what belongs to the platform; travels as `ce_tenantid`.
    default Optional<UUID> owner() {
        return Optional.empty();
    }
}
