/// Decides which attempts are admitted and which leases are released, as pure functions over the locked rows of a
/// batch: calls, their leases and the caps they use.
@NullMarked
package io.trunkline.routing.admission.domain;

import org.jspecify.annotations.NullMarked;
