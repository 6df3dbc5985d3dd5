package io.trunkline.cdr.assembly;

import io.trunkline.cdr.assembly.domain.CallState;
import io.trunkline.telephony.CallId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/// The stored calls.
interface CallStore {
    /// The states of those calls that are stored.
    Mono<Map<CallId, CallState>> find(Collection<CallId> callIds);

    /// Stores facts and records. Fails with [OptimisticLockingFailureException] if one of the calls is not stored
    /// in the version from which it was updated.
    Mono<Void> save(List<CallState.UpdatedCall> updated);
}
