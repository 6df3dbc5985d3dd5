package io.trunkline.routing.placedcalls.domain;

import io.trunkline.telephony.ClientId;

/// What the answered leg of a placed call joins.
public sealed interface ConnectTarget {
    /// A dialplan context that the operator allows.
    record ToContext(String context) implements ConnectTarget {}

    /// A client, under a lease of its own.
    record ToClient(ClientId client) implements ConnectTarget {}

    /// Nothing yet: it is held.
    record OnHold() implements ConnectTarget {}

    /// The context that the answered leg enters.
    default String context() {
        return switch (this) {
            case ToContext(var context) -> context;
            case ToClient _ -> "trunkline-connect-client";
            case OnHold _ -> "trunkline-hold";
        };
    }

    /// The extension there.
    default String extension() {
        return this instanceof ToClient(var client) ? client.toString() : "s";
    }
}
