/// The wire contract of the suite: every topic with its settings, every event record, and the one codec
/// between a record and its bytes. Plain records, no framework; what stands here is what other services and
/// other languages may rely on. Within v1 only optional fields are added (docs/events).
@NullMarked
package io.trunkline.events;

import org.jspecify.annotations.NullMarked;
