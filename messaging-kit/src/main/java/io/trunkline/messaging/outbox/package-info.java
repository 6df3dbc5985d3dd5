/// The transactional outbox: events are written to it in the transaction of a change, and a relay publishes them in
/// order. There is one relay per service, elected by a database lease; re-published events also go through
/// the outbox.
@NullMarked
package io.trunkline.messaging.outbox;

import org.jspecify.annotations.NullMarked;
