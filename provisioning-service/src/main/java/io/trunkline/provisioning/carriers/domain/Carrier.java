package io.trunkline.provisioning.carriers.domain;

import io.trunkline.provisioning.endpoints.domain.EndpointId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A carrier as it is stored.
///
/// @param version grows by one with each change of the configuration, from 1
/// @param sealedPassword base64; null for none
/// @param deletedAt set once, in the last version
public record Carrier(
        CarrierId id,
        EndpointId endpointId,
        long version,
        CarrierSettings settings,
        @Nullable String sealedPassword,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt) {}
