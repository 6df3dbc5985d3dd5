/// The events that services exchange over Kafka, as plain records without a framework: `configuration`, `calls` and
/// `nodes` have the records, `wire` the topics and the codec. The rule: once 0.1.0 is released, the record of a
/// version may gain optional fields and must not change otherwise. See docs/events.
@NullMarked
package io.trunkline.events;

import org.jspecify.annotations.NullMarked;
