package io.trunkline.ami.connection.domain;

/// Why the bridge is not connected to its node.
public enum ConnectionFailure {
    /// There is no connection to the address, or it broke off.
    UNREACHABLE,
    /// The node accepts the connection and does not respond in time.
    NO_RESPONSE,
    /// The node does not accept the manager user, its secret or the address of the bridge.
    LOGIN_REJECTED,
    /// No trusted certificate has signed that of the node.
    CERTIFICATE_UNTRUSTED,
    /// The certificate of the node is for another host name or address.
    CERTIFICATE_WRONG_HOST,
    /// The certificate of the node, or one that signed it, is not valid any more, or not yet.
    CERTIFICATE_EXPIRED,
    /// The other side does not speak TLS, or there is no common version.
    TLS_FAILED,
    /// The bridge cannot read its file with the secret or with the trusted certificates.
    UNREADABLE_FILE,
    /// Another error; the log of the bridge has it.
    OTHER
}
