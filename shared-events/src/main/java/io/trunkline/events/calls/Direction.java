package io.trunkline.events.calls;

/// Which way a call goes: from a carrier to a client, by order of the API, by a dial prefix alone, or the leg that
/// an answered outbound call is joined to.
public enum Direction {
    INBOUND,
    OUTBOUND,
    PREFIX,
    CONNECT
}
