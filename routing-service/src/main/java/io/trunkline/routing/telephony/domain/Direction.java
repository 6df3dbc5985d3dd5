package io.trunkline.routing.telephony.domain;

/// What a question of the dialplan is about.
public enum Direction {
    /// A call came in: to which client?
    INBOUND,
    /// A call that we place: by which carrier?
    OUTBOUND,
    /// The static block of a carrier's prefix: may it dial?
    PREFIX,
    /// The answered leg of a call that we placed: to which client?
    CONNECT
}
