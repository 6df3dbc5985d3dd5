package io.trunkline.events.nodes;

import io.trunkline.events.Event;
import java.time.Instant;

/// Something seen, not configured. Compacted; ordered by ([#incarnation()], [#sequence()]) of the one who saw it.
public sealed interface ObservedEvent extends Event permits EndpointStatus, RealtimeApplied {

    /// When the observer (or the node it observes) started; a later one makes every earlier sequence old.
    Instant incarnation();

    /// Grows within one incarnation.
    long sequence();
}
