package io.trunkline.routing.liveusage;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A lease that is held now, as `GET /api/leases` shows it.
///
/// @param attempt from 1; from 101 on the answered leg
/// @param adopted true when it was found live in a snapshot without having asked
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
