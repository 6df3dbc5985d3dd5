package io.trunkline.provisioning.clients.domain;

import io.trunkline.provisioning.endpoints.domain.EndpointId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A client as it is stored.
///
/// @param version grows by one with each change of the configuration, from 1
/// @param sealedPassword base64; null for none
/// @param deletedAt set once, in the last version
public record Client(
        ClientId id,
        EndpointId endpointId,
        long version,
        ClientSettings settings,
        @Nullable String sealedPassword,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt) {

    /// What it registers as: Asterisk tells who registers by the user in From, which has to be the endpoint's
    /// id.
    public Optional<String> registrationUsername() {
        return settings.mode() == ClientMode.REGISTERS ? Optional.of(endpointId.value()) : Optional.empty();
    }
}
