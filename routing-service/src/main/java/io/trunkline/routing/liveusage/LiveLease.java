package io.trunkline.routing.liveusage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A held lease, as `GET /api/v1/leases` returns it.
///
/// @param attempt number of the attempt, from 1; absent for a connect leg
/// @param connectLeg number of the connect leg, from 1; absent for an attempt
/// @param adopted true if the call was found live in a snapshot without having asked for the lease
record LiveLease(
        UUID id,
        String callId,
        @JsonInclude(Include.NON_NULL) @Nullable Integer attempt,
        @JsonInclude(Include.NON_NULL) @Nullable Integer connectLeg,
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
