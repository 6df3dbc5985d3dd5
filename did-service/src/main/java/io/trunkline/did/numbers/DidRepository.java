package io.trunkline.did.numbers;

import io.trunkline.did.numbers.domain.Did;
import io.trunkline.did.numbers.domain.DidStatus;
import io.trunkline.did.numbers.domain.E164;
import io.trunkline.did.numbers.domain.UsedDid;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The numbers there are. Deleted ones are found by [#everything()] only.
interface Dids {
    /// @return fails with `did.already-exists` or `did.number-active-elsewhere`
    Mono<Void> add(Did did);

    /// Writes a version over the one before it, which the transaction holds locked.
    ///
    /// @return fails as [#add(Did)]
    Mono<Void> replace(Did did);

    /// @param tenant whose number it must be, empty for anybody's
    Mono<UsedDid> find(UUID id, Optional<UUID> tenant);

    /// Also keeps it from being changed by others until the transaction ends.
    Mono<UsedDid> lock(UUID id, Optional<UUID> tenant);

    /// By number, then id.
    Mono<List<UsedDid>> list(Filter filter, int limit);

    /// The active number that was dialled with least; of several the one with the smallest id.
    Mono<UsedDid> leastUsed(UUID tenant);

    /// Every number, deleted ones too, kept from being changed until the transaction ends.
    Flux<Did> everything();

    /// @param tenant whose numbers, empty for everybody's
    /// @param after the last one shown before, empty for the first page
    record Filter(Optional<UUID> tenant, Optional<DidStatus> status, Optional<Position> after) {}

    /// A place in a list.
    record Position(E164 number, UUID id) {}
}
