package io.trunkline.messaging.outbox;

import io.trunkline.events.wire.Envelope;

/// An event that is waiting to be published.
///
/// @param id rows are published in the order of their ids
/// @param body JSON
public record OutboxRow(long id, String topic, Envelope envelope, String body) {}
