package io.trunkline.routing.caps.domain;

import java.time.Instant;

/// A count since a moment.
///
/// @param start of the day, the hour or the second that is counted
public record Window(Instant start, int count) {
    /// Before all days.
    public static final Window NEVER = new Window(Instant.EPOCH, 0);

    /// The same window, or an empty one when a later one has begun. Never goes back: a clock that lags behind
    /// another still counts in the window that the other began.
    public Window rollTo(Instant current) {
        return current.isAfter(start) ? new Window(current, 0) : this;
    }

    Window plusOne() {
        return new Window(start, count + 1);
    }
}
