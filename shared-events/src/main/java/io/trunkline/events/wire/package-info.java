/// Converts an event to a Kafka record and back: topics with their settings, the table of event types, the JSON
/// codec and the CloudEvents envelope.
@NullMarked
package io.trunkline.events.wire;

import org.jspecify.annotations.NullMarked;
