package io.trunkline.did.usage;

import io.trunkline.did.usage.domain.UsageChanges;
import io.trunkline.did.usage.domain.UsageChanges.CountedCall;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;

/// What was counted.
interface UsageStore {
    /// What was counted of these calls so far, kept from being counted by others until the transaction ends.
    Mono<Map<String, CountedCall>> lockCountedCalls(Collection<String> callIds);

    Mono<Void> apply(UsageChanges counting);
}
