package io.trunkline.realtime.ararows.domain;

/// Where the other side is.
///
/// @param host a name or an address; an IPv6 address without its brackets
public record SipAddress(String host, int port) {
    /// `host:port` as a SIP URI wants it, an IPv6 address in brackets.
    public String hostAndPort() {
        return uriHost() + ":" + port;
    }

    /// The host as a SIP URI wants it.
    public String uriHost() {
        return host.indexOf(':') < 0 ? host : "[" + host + "]";
    }

    /// The URI of the other side itself.
    public String sipUri() {
        return "sip:" + hostAndPort();
    }
}
