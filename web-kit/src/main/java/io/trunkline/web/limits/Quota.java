package io.trunkline.web.limits;

import java.time.Duration;

/// What is left of a limit after a request was counted.
///
/// @param isExceeded whether the request is refused
/// @param remaining requests until the limit is reached
/// @param reset until all requests are available again
record Quota(boolean isExceeded, int remaining, Duration reset) {
    /// Rounded up, so that a client that waits as long is not refused again.
    long resetSeconds() {
        return Math.max(1, reset.plusNanos(999_999_999).toSeconds());
    }
}
