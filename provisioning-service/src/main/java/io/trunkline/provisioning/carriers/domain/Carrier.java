package io.trunkline.provisioning.carriers.domain;

import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.EndpointId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A stored carrier.
///
/// @param version from 1, increased by one with each change of the configuration
/// @param sealedPassword the encrypted password in base64; null if there is none
/// @param deletedAt null until the carrier is deleted
public record Carrier(
        CarrierId id,
        EndpointId endpointId,
        long version,
        CarrierSettings settings,
        @Nullable String sealedPassword,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt) {

    /// Whether both have the same settings and the same stored password.
    public boolean hasConfigurationOf(Carrier other) {
        return settings.equals(other.settings) && Objects.equals(sealedPassword, other.sealedPassword);
    }
}
