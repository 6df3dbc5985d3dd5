package io.trunkline.telephony.sip;

import io.trunkline.telephony.WireName;

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

    /// The parameter of a SIP URI, such as `;transport=tcp`; empty for UDP, which needs none.
    public String uriParameter() {
        return this == UDP ? "" : ";transport=" + wireName();
    }

    /// The name in JSON and in a URI, such as `tcp`.
    public String wireName() {
        return WireName.of(this);
    }
}
