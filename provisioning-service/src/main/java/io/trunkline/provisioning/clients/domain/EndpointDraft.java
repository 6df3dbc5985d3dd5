package io.trunkline.provisioning.clients.domain;

import io.trunkline.provisioning.clients.domain.ClientEndpoint.Address;
import io.trunkline.provisioning.validation.domain.SecretUpdate;
import io.trunkline.provisioning.validation.domain.WireName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One endpoint of a [ClientDraft].
///
/// @param id of an endpoint that the client has, which keeps its endpoint id and password; absent for a new one
/// @param mode `registers` (default) or `fixed`
/// @param host only with `fixed`
/// @param port only with `fixed`, 1 to 65535, default 5060
/// @param username only with `registers`: the user it registers as, which is its endpoint id, `[a-z0-9-]{1,40}`;
///     derived from the client's name if absent; cannot be changed
/// @param password only with `registers`; if a new endpoint has none, one is generated and returned once
public record EndpointDraft(
        @Nullable UUID id,
        @Nullable String mode,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String username,
        SecretUpdate password) {

    /// The draft that leaves an endpoint as it is.
    static EndpointDraft of(ClientEndpoint endpoint) {
        return new EndpointDraft(
                endpoint.id(),
                WireName.of(endpoint.mode()),
                endpoint.address().map(address -> address.host().value()).orElse(null),
                endpoint.address().map(Address::port).orElse(null),
                null,
                SecretUpdate.KEEP);
    }

    /// Leaves out the password, so that it never gets into a log.
    @Override
    public String toString() {
        return "EndpointDraft[id=" + id + "]";
    }
}
