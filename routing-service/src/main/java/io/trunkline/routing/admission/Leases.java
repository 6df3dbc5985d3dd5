package io.trunkline.routing.admission;

import io.trunkline.routing.admission.domain.AdmissionCommand;
import io.trunkline.routing.admission.domain.AdmissionState;
import io.trunkline.routing.admission.domain.Lease;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Mono;

/// The rows of calls and leases. Rows are always locked in this order: calls, leases, caps.
interface Leases {
    /// Locks the rows of the commands' calls in the order of their ids, and creates those that a command asks for.
    /// Other calls without a row are left out.
    Mono<List<AdmissionState.CallRow>> lockCalls(Collection<AdmissionCommand> commands);

    /// All leases of these calls.
    Mono<List<Lease>> findByCalls(Collection<String> calls);

    /// Writes the changes of a batch.
    Mono<Void> write(AdmissionState.Changes changes);
}
