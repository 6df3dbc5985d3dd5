/// Kafka consumers. They apply batches idempotently, publish records that cannot be applied as dead letters, and
/// report the service ready when it has applied all events that were in its topics at the start.
@NullMarked
package io.trunkline.messaging.consumer;

import org.jspecify.annotations.NullMarked;
