package io.trunkline.routing.decisions.domain;

import java.util.Optional;
import java.util.Set;

/// What a caller hears whom nobody can take.
///
/// @param cause        Q.850 cause, one of [#CAUSES]; empty for that of the reason
/// @param announcement played before the call ends
public record Regret(Optional<Integer> cause, Optional<Announcement> announcement) {
    /// The reason's own cause, and nothing to hear.
    public static final Regret NONE = new Regret(Optional.empty(), Optional.empty());

    /// Causes that tell the other side something true of a call that nobody took.
    public static final Set<Integer> CAUSES = Set.of(1, 3, 16, 17, 18, 19, 20, 21, 22, 27, 31, 34, 38, 41, 42);

    public Regret {
        if (cause.isPresent() && !CAUSES.contains(cause.get())) {
            throw new IllegalArgumentException("not a cause to end a call with");
        }
    }

    Answer.Stop stop(StopReason reason) {
        return new Answer.Stop(reason, cause.orElse(reason.cause()), announcement);
    }
}
