package io.trunkline.routing.decision.domain.answer;

import java.util.Optional;
import java.util.Set;

/// How a call ends when no client is available.
///
/// @param cause        Q.850 cause, one of [#ALLOWED_CAUSES]; empty for that of the reason
/// @param announcement played before the call ends
public record UnavailableTreatment(Optional<Integer> cause, Optional<Announcement> announcement) {
    /// The reason's own cause, and no announcement.
    public static final UnavailableTreatment NONE = new UnavailableTreatment(Optional.empty(), Optional.empty());

    /// Causes that are true of a call that no client answered.
    public static final Set<Integer> ALLOWED_CAUSES = Set.of(1, 3, 16, 17, 18, 19, 20, 21, 22, 27, 31, 34, 38, 41, 42);

    public UnavailableTreatment {
        if (cause.isPresent() && !ALLOWED_CAUSES.contains(cause.get())) {
            throw new IllegalArgumentException("not a cause to end a call with");
        }
    }

    public Answer.Stop stop(StopReason reason) {
        return new Answer.Stop(reason, cause.orElse(reason.cause()), announcement);
    }
}
