package io.trunkline.routing.placedcalls;

import io.trunkline.telephony.CallId;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Database access of [CancelCall].
interface CancelCallStore {
    /// @param ended true if all channels of the call are gone, or none was ever created
    /// @param canceled true if the call was canceled before
    record CancelableCall(UUID tenant, boolean ended, boolean canceled) {}

    /// Locks the call's row, which orders all changes of a call. Empty if the call was not placed over the API
    /// or belongs to another tenant.
    Mono<CancelableCall> lock(CallId call, Optional<UUID> tenant);

    /// Marks the call as ended, so that every further attempt is refused.
    Mono<Void> cancel(CallId call);
}
