package io.trunkline.messaging.consumer;

import io.trunkline.events.Event;
import io.trunkline.events.wire.Envelope;

/// An event as consumed from Kafka.
///
/// @param event the decoded record of the type in `ce_type`
/// @param envelope its source and time; `ce_id` is the same if an event is delivered twice
public record ReceivedEvent(Event event, Envelope envelope) {}
