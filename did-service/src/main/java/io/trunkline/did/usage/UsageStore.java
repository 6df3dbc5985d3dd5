package io.trunkline.did.usage;

import io.trunkline.did.usage.domain.UsageChanges;
import io.trunkline.did.usage.domain.UsageChanges.CountedCall;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;

/// Stores how often numbers were used.
interface UsageStore {
    /// What was counted for these calls so far. Their rows are locked until the transaction ends.
    Mono<Map<String, CountedCall>> lockCountedCalls(Collection<String> callIds);

    Mono<Void> apply(UsageChanges changes);
}
