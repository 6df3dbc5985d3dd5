package io.trunkline.routing.decision.domain.campaign;

import java.time.Duration;

/// How a campaign treats a caller whose earlier call was answered.
///
/// @param window how long an answered call counts
public record RepeatCallers(Mode mode, Duration window) {
    /// The two modes.
    public enum Mode {
        /// The client that answered is tried first.
        SAME_CLIENT,
        /// The call is refused.
        REFUSE
    }
}
