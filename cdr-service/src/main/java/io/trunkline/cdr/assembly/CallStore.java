package io.trunkline.cdr.assembly;

import io.trunkline.cdr.assembly.domain.CallState;
import io.trunkline.telephony.CallId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/// The stored calls.
interface CallStore {
    /// The states of calls, locked until the transaction ends. A call without a row gets one.
    Mono<Map<CallId, CallState>> lock(Collection<CallId> callIds);

    /// Stores facts and records.
    Mono<Void> save(List<CallState.UpdatedCall> updated);
}
