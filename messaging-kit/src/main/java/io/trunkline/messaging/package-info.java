/// What services share for events: an outbox whose rows one leased relay carries to Kafka in order, listeners that
/// apply batches idempotently and set poison aside, and a readiness that waits until the topics' past has been
/// applied. A service imports [io.trunkline.messaging.MessagingKit], declares
/// [io.trunkline.messaging.consumer.Subscription]
/// beans and appends to the [io.trunkline.messaging.outbox.Outbox]; it never touches Kafka itself.
@NullMarked
package io.trunkline.messaging;

import org.jspecify.annotations.NullMarked;
