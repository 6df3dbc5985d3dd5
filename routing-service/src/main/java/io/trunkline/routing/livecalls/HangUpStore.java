package io.trunkline.routing.livecalls;

import io.trunkline.events.calls.PartyIds;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.Direction;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Database access of [HangUpCall].
interface HangUpStore {
    /// @param parties those of the current or last attempt
    /// @param placed whether the call was placed over the API
    /// @param ended true if all channels of the call are gone, or none was ever created
    /// @param canceled true if it was hung up before
    record LockedCall(
            CallId id,
            String node,
            Direction direction,
            PartyIds parties,
            boolean placed,
            boolean ended,
            boolean canceled) {}

    /// Locks the call's row, which orders all changes of a call. Empty if there is no such call, or it belongs to
    /// another tenant.
    Mono<LockedCall> lock(CallId call, Optional<UUID> tenant);

    /// Marks the call as ended, so that every further attempt is refused.
    Mono<Void> cancel(CallId call);
}
