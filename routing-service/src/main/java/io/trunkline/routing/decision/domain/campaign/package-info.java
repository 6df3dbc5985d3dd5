/// A campaign and its rules, and the check of each call against its opening hours and caps. The binding check is
/// the one in admission, on locked rows; before a call is placed, and for explanations, caps are read without
/// a lock.
@NullMarked
package io.trunkline.routing.decision.domain.campaign;

import org.jspecify.annotations.NullMarked;
