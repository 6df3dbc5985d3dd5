package io.trunkline.provisioning.clients.domain;

import io.trunkline.provisioning.clients.domain.ClientEndpoint.Address;
import io.trunkline.provisioning.validation.domain.SecretUpdate;
import io.trunkline.telephony.ids.EndpointId;
import java.util.List;
import java.util.Optional;

/// A valid draft of a client.
///
/// @param endpoints at least one, in the order in which they are dialed
public record CheckedClient(ClientSettings settings, List<CheckedEndpoint> endpoints) {
    public CheckedClient {
        endpoints = List.copyOf(endpoints);
    }

    /// A valid draft of an endpoint.
    ///
    /// @param current the endpoint that it changes; empty for a new one
    /// @param address present if and only if the mode is [ClientMode#FIXED]
    /// @param username the endpoint id that a new endpoint must get; empty for one derived from the client's name
    public record CheckedEndpoint(
            Optional<ClientEndpoint> current,
            ClientMode mode,
            Optional<Address> address,
            Optional<EndpointId> username,
            SecretUpdate password) {}
}
