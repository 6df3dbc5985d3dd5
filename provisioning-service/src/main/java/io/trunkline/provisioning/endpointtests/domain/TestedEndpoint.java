package io.trunkline.provisioning.endpointtests.domain;

import io.trunkline.telephony.ids.EndpointId;
import io.trunkline.telephony.sip.SipTransport;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The carrier or client to test.
///
/// @param id of the carrier or client
/// @param version of its configuration
/// @param address of itself; empty for a client that registers
/// @param proxy gets all requests to it
/// @param hasContact whether the node knows a contact, to which it can send OPTIONS requests
/// @param registration our registration with it
public record TestedEndpoint(
        Kind kind,
        UUID id,
        EndpointId endpointId,
        long version,
        Optional<Address> address,
        Optional<Address> proxy,
        boolean hasContact,
        Optional<Registration> registration) {

    /// What is tested.
    public enum Kind {
        CARRIER,
        CLIENT
    }

    /// The address of a peer.
    ///
    /// @param host a name or an address; an IPv6 address without its brackets
    /// @param port empty if SRV records of the host name it
    public record Address(String host, Optional<Integer> port, SipTransport transport) {
        private String uriHost() {
            return host.indexOf(':') < 0 ? host : "[" + host + "]";
        }

        /// The name of the SRV records, if the port is not known.
        public Optional<String> service() {
            return port.isPresent() ? Optional.empty() : Optional.of(transport.serviceName(host));
        }
    }

    /// The URIs of our registration.
    ///
    /// @param again whether to register even if we are registered
    public record Registration(String clientUri, String serverUri, boolean again) {}

    /// Where requests to it are sent.
    public Optional<Address> nextHop() {
        return proxy.or(() -> address);
    }

    /// The dial string of a call to it. An endpoint without a contact is dialed by its address.
    ///
    /// @param number digits, with or without a plus sign before them
    public String dialString(String number) {
        return registration.isEmpty()
                ? "PJSIP/" + number + "@" + endpointId
                : address.map(to -> "PJSIP/" + endpointId + "/sip:" + number + "@"
                                + to.transport().uriTail(to.uriHost(), to.port()))
                        .orElseThrow();
    }

    /// Variables of the channel of a call, by which its record names the carrier or client.
    public Map<String, String> channelVariables(String callId) {
        return Map.of(
                "TRUNKLINE_CALL",
                callId,
                kind == Kind.CARRIER ? "TRUNKLINE_CARRIER" : "TRUNKLINE_CLIENT",
                id.toString(),
                "TRUNKLINE_DIRECTION",
                "OUTBOUND");
    }
}
