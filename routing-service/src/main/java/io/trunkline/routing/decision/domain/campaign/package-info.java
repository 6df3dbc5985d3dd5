/// The rules of a campaign: opening hours, caps, repeat callers, and the checks of each call.
@NullMarked
package io.trunkline.routing.decision.domain.campaign;

import org.jspecify.annotations.NullMarked;
