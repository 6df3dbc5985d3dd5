/// Publishing and consuming events. A service imports [io.trunkline.messaging.MessagingKit], declares a bean of
/// type [io.trunkline.messaging.consumer.Subscription] for each consumer group and appends events to the
/// [io.trunkline.messaging.outbox.Outbox]. It does not use Kafka directly.
@NullMarked
package io.trunkline.messaging;

import org.jspecify.annotations.NullMarked;
