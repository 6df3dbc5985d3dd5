package io.trunkline.did.usage;

import io.trunkline.did.usage.domain.Counting;
import io.trunkline.did.usage.domain.Counting.Counted;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;

/// What was counted.
interface Usage {
    /// What was counted of these calls so far, kept from being counted by others until the transaction ends.
    Mono<Map<String, Counted>> lock(Collection<String> callIds);

    Mono<Void> count(Counting counting);
}
