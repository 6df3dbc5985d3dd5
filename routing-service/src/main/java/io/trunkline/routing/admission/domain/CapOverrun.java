package io.trunkline.routing.admission.domain;

import io.trunkline.routing.caps.domain.Cap;

/// An alert for the operators of the platform: a cap is above its limit.
///
/// @param cap before the change
public record CapOverrun(Kind kind, Lease lease, Cap cap) {
    /// How it came to that.
    public enum Kind {
        /// A live attempt that was not admitted uses a cap above its limit.
        ADOPTED_ABOVE_LIMIT,
        /// An attempt that counted as unanswered was answered after all, above a total limit.
        ANSWERED_ABOVE_LIMIT
    }
}
