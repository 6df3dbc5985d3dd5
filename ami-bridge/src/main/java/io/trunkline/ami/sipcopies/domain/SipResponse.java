package io.trunkline.ami.sipcopies.domain;

import java.time.Duration;
import java.time.Instant;

/// A final response to a request of the node.
///
/// @param status 200 to 699
/// @param reason the reason phrase, of printable characters
/// @param roundTrip from the last copy of the request, by the node's clock; Asterisk copies a request only while it is
///     sent, so that the time of a near peer can be negative
/// @param receivedAt when the bridge received the copy, by its own clock
public record SipResponse(int status, String reason, Duration roundTrip, Instant receivedAt) {
    /// Such as `403 Forbidden`.
    public String text() {
        return reason.isEmpty() ? Integer.toString(status) : status + " " + reason;
    }
}
