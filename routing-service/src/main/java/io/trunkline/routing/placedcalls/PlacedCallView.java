package io.trunkline.routing.placedcalls;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A placed call as the API returns it.
///
/// @param state `requested`, `started`, `ringing`, `answered`, `ended`, or `not-originated` if the node dialed
///     nothing
/// @param reason why the call ended: `answered`, `canceled`, why it was not originated, or the outcome of the
///     last attempt
/// @param canceledAt null unless a user canceled the call
record PlacedCallView(
        String callId,
        UUID tenantId,
        @Nullable UUID campaignId,
        UUID didId,
        String to,
        String callerId,
        String node,
        Map<String, String> reference,
        Instant placedAt,
        String state,
        @Nullable String reason,
        @Nullable Instant endedAt,
        @Nullable Instant canceledAt,
        List<StepView> steps) {

    /// @param attempt 0 for the call itself, from 101 for connect legs
    record StepView(
            String kind,
            int attempt,
            Instant at,
            @Nullable Integer cause,
            @Nullable Integer sipStatus,
            @Nullable String reason) {}

    PlacedCallView withSteps(List<StepView> steps) {
        return new PlacedCallView(
                callId,
                tenantId,
                campaignId,
                didId,
                to,
                callerId,
                node,
                reference,
                placedAt,
                state,
                reason,
                endedAt,
                canceledAt,
                steps);
    }
}
