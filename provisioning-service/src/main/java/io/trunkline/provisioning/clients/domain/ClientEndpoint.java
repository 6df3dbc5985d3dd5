package io.trunkline.provisioning.clients.domain;

import io.trunkline.provisioning.endpoints.domain.Host;
import io.trunkline.telephony.ids.EndpointId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An endpoint of a stored client.
///
/// @param id never changed; the first endpoint of a new client has the client's id
/// @param endpointId its id in Asterisk, never changed
/// @param address present if and only if the mode is [ClientMode#FIXED]
/// @param sealedPassword the encrypted password in base64; null if there is none
public record ClientEndpoint(
        UUID id,
        EndpointId endpointId,
        ClientMode mode,
        Optional<Address> address,
        @Nullable String sealedPassword) {

    /// The address of an endpoint with mode [ClientMode#FIXED].
    public record Address(Host host, int port) {
        /// Whether calls to both go to the same place.
        public boolean isSameAs(Address other) {
            return port == other.port && host.value().equalsIgnoreCase(other.host.value());
        }
    }

    /// The user it registers as. Asterisk finds the endpoint of a registration by the user in From, so this is the
    /// endpoint id.
    public Optional<String> registrationUsername() {
        return mode == ClientMode.REGISTERS ? Optional.of(endpointId.value()) : Optional.empty();
    }

    public ClientEndpoint withSealedPassword(@Nullable String sealed) {
        return new ClientEndpoint(id, endpointId, mode, address, sealed);
    }
}
