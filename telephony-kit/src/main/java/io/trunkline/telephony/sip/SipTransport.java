package io.trunkline.telephony.sip;

import io.trunkline.telephony.WireName;
import java.util.Optional;

/// What carries SIP messages (RFC 3261 §18).
public enum SipTransport {
    UDP(5060),
    TCP(5060),
    TLS(5061);

    private final int defaultPort;

    SipTransport(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    /// The port of a server that names none (RFC 3261 §19.1.2).
    public int defaultPort() {
        return defaultPort;
    }

    /// What follows the user in the SIP URI of a server: `host:port`, with `;transport=tcp` or `tls`. Without a port
    /// the transport is always named: then only the servers for it are looked up, and no other transport is chosen
    /// (RFC 3263 §4.1).
    ///
    /// @param host as in a URI: an IPv6 address in brackets
    /// @param port empty if the server's name is looked up with SRV records
    public String uriTail(String host, Optional<Integer> port) {
        return port.map(number -> host + ":" + number + (this == UDP ? "" : parameter()))
                .orElseGet(() -> host + parameter());
    }

    private String parameter() {
        return ";transport=" + wireName();
    }

    /// The name of the SRV records of a host (RFC 3263 §4.1), such as `_sip._udp.example.com`.
    public String serviceName(String host) {
        return switch (this) {
                    case UDP -> "_sip._udp.";
                    case TCP -> "_sip._tcp.";
                    case TLS -> "_sips._tcp.";
                }
                + host;
    }

    /// The name in JSON and in a URI, such as `tcp`.
    public String wireName() {
        return WireName.of(this);
    }
}
