package io.trunkline.realtime.ararows.domain;

/// The SIP address of a peer.
///
/// @param host a name or an address; an IPv6 address without its brackets
public record SipAddress(String host, int port) {
    /// `host:port` in the form of a SIP URI, an IPv6 address in brackets.
    public String hostAndPort() {
        return uriHost() + ":" + port;
    }

    /// The host in the form of a SIP URI.
    public String uriHost() {
        return host.indexOf(':') < 0 ? host : "[" + host + "]";
    }

    public String sipUri() {
        return "sip:" + hostAndPort();
    }
}
