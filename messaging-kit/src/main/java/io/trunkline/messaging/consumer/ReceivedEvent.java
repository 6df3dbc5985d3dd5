package io.trunkline.messaging.consumer;

import io.trunkline.events.Event;
import io.trunkline.events.wire.Envelope;

/// One event as heard.
///
/// @param event the record that its `ce_type` names
/// @param envelope who said it and when; `ce_id` is the same when an event is sent twice
public record ReceivedEvent(Event event, Envelope envelope) {}
