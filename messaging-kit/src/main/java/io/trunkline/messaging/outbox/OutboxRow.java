package io.trunkline.messaging.outbox;

import io.trunkline.events.wire.Envelope;

/// One event that waits to be sent.
///
/// @param id the order of sending
/// @param body JSON
public record OutboxRow(long id, String topic, Envelope envelope, String body) {}
