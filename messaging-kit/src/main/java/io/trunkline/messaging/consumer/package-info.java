/// Kafka consumers: they apply batches idempotently, set poison messages aside as dead letters, and report a
/// service ready when it has applied what its topics held at the start.
@NullMarked
package io.trunkline.messaging.consumer;

import org.jspecify.annotations.NullMarked;
