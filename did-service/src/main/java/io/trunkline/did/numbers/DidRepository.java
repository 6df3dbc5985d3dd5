package io.trunkline.did.numbers;

import io.trunkline.did.numbers.domain.Did;
import io.trunkline.did.numbers.domain.DidStatus;
import io.trunkline.did.numbers.domain.DidWithUsage;
import io.trunkline.did.numbers.domain.E164;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The numbers there are. Deleted ones are found by [#allIncludingDeleted()] only.
interface DidRepository {
    /// @return fails with `did.already-exists` or `did.number-active-elsewhere`
    Mono<Void> insert(Did did);

    /// Writes a version over the one before it, which the transaction holds locked.
    ///
    /// @return fails as [#insert(Did)]
    Mono<Void> update(Did did);

    /// @param tenant whose number it must be, empty for anybody's
    Mono<DidWithUsage> find(UUID id, Optional<UUID> tenant);

    /// Also keeps it from being changed by others until the transaction ends.
    Mono<DidWithUsage> lock(UUID id, Optional<UUID> tenant);

    /// By number, then id.
    Mono<List<DidWithUsage>> list(Filter filter, int limit);

    /// The active number that was dialled with least; of several the one with the smallest id.
    Mono<DidWithUsage> findLeastUsed(UUID tenant);

    /// Every number, deleted ones too, kept from being changed until the transaction ends.
    Flux<Did> allIncludingDeleted();

    /// @param tenant whose numbers, empty for everybody's
    /// @param after the last one shown before, empty for the first page
    record Filter(Optional<UUID> tenant, Optional<DidStatus> status, Optional<Position> after) {}

    /// A place in a list.
    record Position(E164 number, UUID id) {}
}
