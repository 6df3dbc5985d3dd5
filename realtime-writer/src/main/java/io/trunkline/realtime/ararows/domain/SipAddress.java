package io.trunkline.realtime.ararows.domain;

import io.trunkline.telephony.sip.SipTransport;
import java.util.Optional;

/// The SIP address of a peer.
///
/// @param host a name or an address; an IPv6 address without its brackets
/// @param port empty if SRV records of the host name it (RFC 3263)
public record SipAddress(String host, Optional<Integer> port, SipTransport transport) {
    /// An address that is reached by UDP.
    public SipAddress(String host, int port) {
        this(host, Optional.of(port), SipTransport.UDP);
    }

    /// `host:port` in the form of a SIP URI, an IPv6 address in brackets.
    public String hostAndPort() {
        return port.map(number -> uriHost() + ":" + number).orElseGet(this::uriHost);
    }

    /// The host in the form of a SIP URI.
    public String uriHost() {
        return host.indexOf(':') < 0 ? host : "[" + host + "]";
    }

    /// What follows the user in a SIP URI.
    public String uriTail() {
        return transport.uriTail(uriHost(), port);
    }

    public String sipUri() {
        return "sip:" + uriTail();
    }

    /// The name to resolve for its addresses: the host, or without a port its SRV records.
    public String nameToResolve() {
        return port.isPresent() ? host : transport.serviceName(host);
    }
}
