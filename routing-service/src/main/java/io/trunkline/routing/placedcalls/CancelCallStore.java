package io.trunkline.routing.placedcalls;

import io.trunkline.telephony.CallId;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// What cancelling a call reads and writes.
interface CancelCallStore {
    /// @param ended     all its channels are gone, or there never were any
    /// @param canceled somebody cancelled it before
    record CancelableCall(UUID tenant, boolean ended, boolean canceled) {}

    /// Locks the row by which everything about the call is ordered; empty for a call that was not placed here or is
    /// another tenant's.
    Mono<CancelableCall> lock(CallId call, Optional<UUID> tenant);

    /// From now on nobody is dialled in this call: whatever asks is told that it has ended.
    Mono<Void> cancel(CallId call);
}
