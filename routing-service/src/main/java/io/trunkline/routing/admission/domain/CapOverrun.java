package io.trunkline.routing.admission.domain;

import io.trunkline.routing.caps.domain.Cap;

/// Something that the people who run this should know.
///
/// @param cap as it stood before
public record CapOverrun(Kind kind, Lease lease, Cap cap) {
    /// Permanent codes of alerts.
    public enum Kind {
        /// A live attempt that nobody had let through takes a cap above its limit.
        ADOPTED_ABOVE_LIMIT("lease.adopted-above-limit"),
        /// An attempt that was thought unanswered turns out to have been answered, above a limit in all.
        ANSWERED_ABOVE_LIMIT("lease.answered-above-limit");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
