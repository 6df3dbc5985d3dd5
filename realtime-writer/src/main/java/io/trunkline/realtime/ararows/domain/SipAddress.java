package io.trunkline.realtime.ararows.domain;

import io.trunkline.telephony.sip.SipTransport;

/// The SIP address of a peer.
///
/// @param host a name or an address; an IPv6 address without its brackets
public record SipAddress(String host, int port, SipTransport transport) {
    /// An address that is reached by UDP.
    public SipAddress(String host, int port) {
        this(host, port, SipTransport.UDP);
    }

    /// `host:port` in the form of a SIP URI, an IPv6 address in brackets.
    public String hostAndPort() {
        return uriHost() + ":" + port;
    }

    /// The host in the form of a SIP URI.
    public String uriHost() {
        return host.indexOf(':') < 0 ? host : "[" + host + "]";
    }

    /// What follows the user in a SIP URI: `host:port`, and the transport unless it is UDP.
    public String uriTail() {
        return hostAndPort() + transport.uriParameter();
    }

    public String sipUri() {
        return "sip:" + uriTail();
    }
}
