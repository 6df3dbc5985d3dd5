package io.trunkline.routing.caps.domain;

import java.time.Instant;

/// A count within a window of time.
///
/// @param start    start of the second, hour, day, week or month
/// @param count    what counts towards the limit
/// @param attempts all attempts, whether they count or not
public record Window(Instant start, int count, int attempts) {
    /// A window before all others.
    public static final Window NEVER = new Window(Instant.EPOCH, 0);

    /// A window in which each attempt counts.
    public Window(Instant start, int count) {
        this(start, count, count);
    }

    /// This window, or an empty one at `current` if that is later. It never moves back: a replica whose clock is
    /// behind counts in the window that another replica has started.
    public Window rollTo(Instant current) {
        return current.isAfter(start) ? new Window(current, 0) : this;
    }

    Window plusOne() {
        return new Window(start, count + 1, attempts + 1);
    }

    /// Adds to what counts if it is still the window that begins then; its attempts stay.
    Window recount(Instant counted, int by) {
        return counted.equals(start) ? new Window(start, count + by, attempts) : this;
    }
}
