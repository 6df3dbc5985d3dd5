/// The events that services exchange over Kafka: topics, event records and their codec. Plain records without a
/// framework. Once 0.1.0 is released, a v1 record only gains optional fields. See docs/events.
@NullMarked
package io.trunkline.events;

import org.jspecify.annotations.NullMarked;
