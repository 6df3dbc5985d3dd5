package io.trunkline.provisioning.carriers.domain;

import io.trunkline.provisioning.endpoints.domain.SaveWarning;
import io.trunkline.telephony.sip.SipTransport;
import java.util.List;
import java.util.stream.Collectors;

/// Warns when nodes do not have the transport of a carrier: calls through it fail there, and it does not register.
public final class MissingTransport {
    private static final int MAX_NODES = 10;

    private MissingTransport() {}

    /// @param nodes that do not have the transport
    public static List<SaveWarning> warnings(SipTransport transport, List<String> nodes) {
        if (nodes.isEmpty()) {
            return List.of();
        }
        var names = nodes.stream().limit(MAX_NODES).collect(Collectors.joining(", "))
                + (nodes.size() > MAX_NODES ? ", …" : "");
        return List.of(new SaveWarning(
                "carrier.transport-missing",
                "Nodes without the transport %s: %s. Calls through this carrier fail there. %s"
                        .formatted(transport.wireName(), names, remedy(transport))));
    }

    private static String remedy(SipTransport transport) {
        return transport == SipTransport.TLS
                ? "Set TRUNKLINE_NODE_TLSCERTIFICATE to the certificate of the node and restart Asterisk"
                : "Replace asterisk/etc/pjsip.conf on the node and restart Asterisk";
    }
}
