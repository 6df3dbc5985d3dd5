package io.trunkline.routing.placedcalls.domain;

import io.trunkline.telephony.ids.ClientId;

/// What an answered placed call is connected to.
public sealed interface ConnectTarget {
    /// A dialplan context allowed by the operator.
    record ToContext(String context) implements ConnectTarget {}

    /// A client, which needs a lease of its own.
    record ToClient(ClientId client) implements ConnectTarget {}

    /// No target: the call is put on hold.
    record OnHold() implements ConnectTarget {}

    /// The dialplan context that the answered call enters.
    default String context() {
        return switch (this) {
            case ToContext(var context) -> context;
            case ToClient _ -> "trunkline-connect-client";
            case OnHold _ -> "trunkline-hold";
        };
    }

    /// The extension in that context.
    default String extension() {
        return this instanceof ToClient(var client) ? client.toString() : "s";
    }
}
