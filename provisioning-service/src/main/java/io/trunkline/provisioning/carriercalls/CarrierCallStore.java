package io.trunkline.provisioning.carriercalls;

import io.trunkline.provisioning.carriercalls.domain.CallCountChanges;
import io.trunkline.provisioning.carriercalls.domain.CarrierCalls;
import io.trunkline.provisioning.carriercalls.domain.CountedCall;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Stores how many calls each carrier had.
public interface CarrierCallStore {
    /// The counts of carriers; one without calls is absent.
    Mono<Map<UUID, CarrierCalls>> find(Collection<UUID> carriers);

    /// What was counted for these calls so far. Their rows are locked until the transaction ends.
    Mono<Map<String, CountedCall>> lockCountedCalls(Collection<String> callIds);

    Mono<Void> apply(CallCountChanges changes);
}
