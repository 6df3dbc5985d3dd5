package io.trunkline.realtime.projection.domain;

/// Where the other side is.
///
/// @param host a name or an address; an IPv6 address without its brackets
public record Peer(String host, int port) {
    /// `host:port` as a SIP URI wants it, an IPv6 address in brackets.
    public String authority() {
        return hostPart() + ":" + port;
    }

    /// The host as a SIP URI wants it.
    public String hostPart() {
        return host.indexOf(':') < 0 ? host : "[" + host + "]";
    }

    /// The URI of the other side itself.
    public String uri() {
        return "sip:" + authority();
    }
}
