package io.trunkline.routing.caps.domain;

import java.time.Instant;

/// A count within a window of time.
///
/// @param start start of the second, hour, day, week or month
public record Window(Instant start, int count) {
    /// A window before all others.
    public static final Window NEVER = new Window(Instant.EPOCH, 0);

    /// This window, or an empty one at `current` if that is later. It never moves back: a replica whose clock is
    /// behind counts in the window that another replica has started.
    public Window rollTo(Instant current) {
        return current.isAfter(start) ? new Window(current, 0) : this;
    }

    Window plusOne() {
        return new Window(start, count + 1);
    }
}
