package io.trunkline.routing.liveusage;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A held lease, as `GET /api/leases` returns it.
///
/// @param attempt from 1; from 101 for connect legs
/// @param adopted true if the call was found live in a snapshot without having asked for the lease
record LiveLease(
        UUID id,
        String callId,
        int attempt,
        String node,
        String direction,
        @Nullable UUID tenantId,
        @Nullable UUID campaignId,
        @Nullable UUID linkId,
        @Nullable UUID clientId,
        @Nullable UUID carrierId,
        @Nullable UUID didId,
        boolean adopted,
        Instant takenAt) {}
