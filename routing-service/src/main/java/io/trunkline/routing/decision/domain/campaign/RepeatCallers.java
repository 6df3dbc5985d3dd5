package io.trunkline.routing.decision.domain.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How a campaign treats a caller whose earlier call was answered.
///
/// @param window how long an answered call counts; empty for ever
public record RepeatCallers(Mode mode, Optional<Duration> window, Scope scope) {
    /// What happens to the caller.
    public enum Mode {
        /// The client that answered last is tried first.
        SAME_CLIENT,
        /// The clients that answered are not tried.
        OTHER_CLIENT,
        /// The call is refused.
        REFUSE
    }

    /// Whose calls count.
    public enum Scope {
        /// Those of the campaign.
        CAMPAIGN,
        /// Those of all campaigns of the tenant.
        TENANT
    }

    /// Whether a call from this time counts.
    public boolean counts(Instant answered, Instant now) {
        return window.isEmpty() || answered.plus(window.get()).isAfter(now);
    }
}
