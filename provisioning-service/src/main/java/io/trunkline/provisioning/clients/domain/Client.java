package io.trunkline.provisioning.clients.domain;

import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.EndpointId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A stored client.
///
/// @param version from 1, increased by one with each change of the configuration
/// @param sealedPassword the encrypted password in base64; null if there is none
/// @param deletedAt null until the client is deleted
public record Client(
        ClientId id,
        EndpointId endpointId,
        long version,
        ClientSettings settings,
        @Nullable String sealedPassword,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt) {

    /// Whether both have the same settings and the same stored password.
    public boolean hasConfigurationOf(Client other) {
        return settings.equals(other.settings) && Objects.equals(sealedPassword, other.sealedPassword);
    }

    /// The user it registers as. Asterisk finds the endpoint of a registration by the user in From, so this is the
    /// endpoint id.
    public Optional<String> registrationUsername() {
        return settings.mode() == ClientMode.REGISTERS ? Optional.of(endpointId.value()) : Optional.empty();
    }
}
