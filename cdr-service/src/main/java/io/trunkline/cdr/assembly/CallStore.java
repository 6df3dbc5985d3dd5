package io.trunkline.cdr.assembly;

import io.trunkline.cdr.assembly.domain.CallState;
import io.trunkline.cdr.callfacts.domain.CallId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/// The calls as they are kept.
interface CallStore {
    /// The calls' states, locked until the transaction ends; those not known before are made.
    Mono<Map<CallId, CallState>> lock(Collection<CallId> callIds);

    /// Keeps stories and records.
    Mono<Void> save(List<CallState.UpdatedCall> learned);
}
