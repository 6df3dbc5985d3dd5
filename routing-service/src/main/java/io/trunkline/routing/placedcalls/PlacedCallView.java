package io.trunkline.routing.placedcalls;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A placed call as the API returns it.
///
/// @param state `requested`, `started`, `ringing`, `answered`, `ended`, or `not-originated` if the node
///     dialed nothing
/// @param reason why the call ended: `answered`, `hung-up` (answered, and hung up over the API), `canceled`, why it
///     was not originated, or the outcome of the last attempt
/// @param tags for the rules of links
/// @param placedBy name and id of the user or API key
/// @param canceledAt null unless a user canceled the call
/// @param connect what the answered call is connected to; null if it is put on hold
record PlacedCallView(
        String callId,
        UUID tenantId,
        @Nullable UUID campaignId,
        UUID didId,
        String to,
        String callerId,
        String node,
        Map<String, String> reference,
        Map<String, String> tags,
        Instant placedAt,
        String placedBy,
        String state,
        @Nullable String reason,
        @Nullable Instant endedAt,
        @Nullable Instant canceledAt,
        List<StepView> steps,
        @Nullable ConnectView connect) {

    /// One of the two is set.
    ///
    /// @param client id of the client, which is dialed as a connect leg
    record ConnectView(@Nullable UUID client, @Nullable String context) {}

    /// Of the call itself if it has neither `attempt` nor `connectLeg`.
    ///
    /// @param attempt number of the attempt, from 1
    /// @param connectLeg number of the connect leg, from 1
    record StepView(
            String kind,
            @JsonInclude(Include.NON_NULL) @Nullable Integer attempt,
            @JsonInclude(Include.NON_NULL) @Nullable Integer connectLeg,
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
                tags,
                placedAt,
                placedBy,
                state,
                reason,
                endedAt,
                canceledAt,
                steps,
                connect);
    }
}
