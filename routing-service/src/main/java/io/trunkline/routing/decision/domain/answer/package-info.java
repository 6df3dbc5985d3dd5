/// The answers to a dialplan request: dial a destination, or stop with a reason, a hangup cause and perhaps
/// an announcement.
@NullMarked
package io.trunkline.routing.decision.domain.answer;

import org.jspecify.annotations.NullMarked;
