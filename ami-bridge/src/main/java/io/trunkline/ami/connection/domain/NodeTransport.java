package io.trunkline.ami.connection.domain;

import org.jspecify.annotations.Nullable;

/// A SIP transport that a node started with.
///
/// @param name such as `transport-udp`
/// @param protocol such as `udp`
/// @param address where it listens; null if the node does not tell
public record NodeTransport(
        String name, String protocol, @Nullable Address address) {

    /// @param host an address; an IPv6 address without its brackets. That of all interfaces is `0.0.0.0` or `::`
    public record Address(String host, int port) {}
}
