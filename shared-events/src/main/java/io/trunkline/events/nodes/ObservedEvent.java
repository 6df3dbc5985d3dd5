package io.trunkline.events.nodes;

import io.trunkline.events.Event;
import java.time.Instant;

/// Observed state, as opposed to configuration. The topic is compacted. Events are ordered by ([#incarnation()],
/// [#sequence()]) of the observer.
public sealed interface ObservedEvent extends Event permits EndpointStatus, RealtimeApplied {

    /// When the observer, or the node it observes, started. Any sequence of a later incarnation is newer.
    Instant incarnation();

    /// Increases within one incarnation.
    long sequence();
}
