package io.trunkline.ami.connection.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Computes how far the node's clock is ahead of ours, from the time in its response to a ping. The node is assumed
/// to have read its clock in the middle between request and response, so the error is at most half of that time.
final class ClockOffset {

    private ClockOffset() {}

    /// @param nodeTime seconds since 1970 with decimals; null when the response has none
    /// @return negative if the node's clock is behind; empty without a readable time
    static Optional<Duration> compute(Instant sent, Instant received, @Nullable String nodeTime) {
        if (nodeTime == null) {
            return Optional.empty();
        }
        try {
            Instant middle = sent.plus(Duration.between(sent, received).dividedBy(2));
            return Optional.of(Duration.between(middle, AmiTimestamps.toInstant(Double.parseDouble(nodeTime))));
        } catch (NumberFormatException unreadable) {
            return Optional.empty();
        }
    }
}
