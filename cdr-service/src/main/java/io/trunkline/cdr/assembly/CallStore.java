package io.trunkline.cdr.calls;

import io.trunkline.cdr.calls.domain.CallId;
import io.trunkline.cdr.calls.domain.CallState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/// The calls as they are kept.
interface Calls {
    /// The calls' states, locked until the transaction ends; those not known before are made.
    Mono<Map<CallId, CallState>> lock(Collection<CallId> callIds);

    /// Keeps stories and records.
    Mono<Void> save(List<CallState.Learned> learned);
}
