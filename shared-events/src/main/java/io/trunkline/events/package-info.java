/// The wire contract of the suite: topics, event records and the codec between a record and its bytes. Plain
/// records, no framework. Other services and other languages rely on them, so after a release v1 only gains
/// optional fields (docs/events).
@NullMarked
package io.trunkline.events;

import org.jspecify.annotations.NullMarked;
