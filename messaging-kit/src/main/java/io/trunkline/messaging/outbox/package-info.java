/// The transactional outbox and its relay: rows are written in the transaction of a change and published in order
/// by one leased relay per service. Re-publishing uses the same path.
@NullMarked
package io.trunkline.messaging.outbox;

import org.jspecify.annotations.NullMarked;
