package io.trunkline.routing.admission;

import io.trunkline.routing.admission.domain.AdmissionCommand;
import io.trunkline.routing.admission.domain.AdmissionState;
import io.trunkline.routing.admission.domain.Lease;
import io.trunkline.routing.decision.domain.RouteVersion;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Mono;

/// The rows of calls and leases. Rows are always locked in this order: calls, leases, caps.
interface Leases {
    /// The locked calls of a batch.
    ///
    /// @param leases       all leases of these calls, in the order of their attempts
    /// @param routeVersion the version of the data of routes when the batch began
    record LockedCalls(List<AdmissionState.CallRow> calls, List<Lease> leases, RouteVersion routeVersion) {}

    /// Locks the rows of the commands' calls in the order of their ids, and creates those that a command asks for.
    /// Other calls without a row are left out.
    Mono<LockedCalls> lock(Collection<AdmissionCommand> commands);

    /// Writes the changes of a batch.
    Mono<Void> write(AdmissionState.Changes changes);
}
