/// Decides which carrier an outbound call uses. It checks the destination, the campaign and the caps. The binding
/// check of caps is the one in admission, on locked rows; before a call is placed, and for explanations, caps are
/// read without a lock.
@NullMarked
package io.trunkline.routing.decision.domain.outbound;

import org.jspecify.annotations.NullMarked;
