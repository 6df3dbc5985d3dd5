package io.trunkline.routing.decision.domain.campaign;

import java.time.Duration;

/// What becomes of a caller who was answered before and calls again.
///
/// @param window how long it is remembered
public record RepeatCallers(Mode mode, Duration window) {
    /// The two ways.
    public enum Mode {
        /// The client that answered is tried first.
        SAME_CLIENT,
        /// The call is refused.
        REFUSE
    }
}
