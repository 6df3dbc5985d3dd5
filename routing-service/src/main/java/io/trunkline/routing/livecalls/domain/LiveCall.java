package io.trunkline.routing.livecalls.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A call in progress. Its current attempt is the last one that has a lease.
///
/// @param state of the current attempt: `dialing`, `ringing` (placed calls only) or `answered`
/// @param direction null for a call that was found live on its node without having asked for a lease
/// @param client of the current attempt, or of the connect leg
/// @param did the number of the tenant, with the number itself as its name
/// @param from the caller's number
/// @param number the called number; of a call by dial prefix as it was sent to the carrier
/// @param callerId the number that the called party sees; null for that of the incoming call
/// @param attempt number of the current attempt, from 1; null if only a connect leg is left
/// @param startedAt when it was placed, or first asked for a route
/// @param attemptStartedAt when the current attempt was admitted
/// @param ringingAt null for a call that was not placed over the API
/// @param answeredAt when the answer was reported
/// @param hangUpRequestedAt null unless a user hung up the call
/// @param placed whether it was placed over the API
/// @param connect what the order connects the answered call to; null for a call that was not placed, or is put on hold
public record LiveCall(
        String callId,
        String state,
        @Nullable String direction,
        @Nullable Party tenant,
        @Nullable Party campaign,
        @Nullable UUID linkId,
        @Nullable Party client,
        @Nullable Party carrier,
        @Nullable Party did,
        @Nullable String from,
        @Nullable String number,
        @Nullable String callerId,
        String node,
        @Nullable Integer attempt,
        Instant startedAt,
        Instant attemptStartedAt,
        @Nullable Instant ringingAt,
        @Nullable Instant answeredAt,
        @Nullable Instant hangUpRequestedAt,
        boolean placed,
        @Nullable Connect connect) {
    /// @param name null if it is not known
    public record Party(UUID id, @Nullable String name) {}

    /// What the order of a placed call connects the answered call to. One of the two is set.
    ///
    /// @param client dialed as a connect leg
    /// @param context of the node's dialplan
    public record Connect(@Nullable Party client, @Nullable String context) {}
}
