package io.trunkline.telephony;

import java.util.Optional;

/// Direction of a call, or of the part of it that a dialplan request is about.
public enum Direction {
    /// From a carrier to a client.
    INBOUND,
    /// A call placed by order of the API, to a carrier.
    OUTBOUND,
    /// A call placed through the static dialplan of a carrier's dial prefix.
    PREFIX,
    /// The connect leg: an answered outbound call is joined to a client. Never the direction of a whole call.
    CONNECT;

    /// The name in requests and JSON, such as `inbound`.
    public String wireName() {
        return WireName.of(this);
    }

    /// The direction of that wire name; empty when there is none.
    public static Optional<Direction> of(String wireName) {
        return WireName.parse(Direction.class, wireName);
    }
}
