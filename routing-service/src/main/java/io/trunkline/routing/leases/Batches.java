package io.trunkline.routing.leases;

import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// Carries out what one batch of the lane holds, all of it or nothing.
@FunctionalInterface
interface Batches {
    /// The outcomes in the order of the entries, an empty one for what was no question.
    Mono<List<Optional<Attempts.Given>>> admit(List<Entry> batch);
}
