package io.trunkline.provisioning.carriers;

import io.trunkline.provisioning.carriers.domain.Carrier;
import io.trunkline.provisioning.carriers.domain.CarrierId;
import io.trunkline.provisioning.carriers.domain.DialPrefix;
import io.trunkline.provisioning.carriers.domain.PrefixOverlap;
import io.trunkline.web.paging.PageRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The carriers that are stored. Deleted ones are never found, and only said again by [#allIncludingDeleted].
interface CarrierRepository {

    /// @return an error when the name, the prefix or the registration is another's
    Mono<Void> insert(Carrier carrier);

    /// Stores the next version of a carrier that the transaction holds locked.
    Mono<Void> update(Carrier carrier);

    Mono<Carrier> find(CarrierId id);

    /// Finds it and keeps others from changing it until the transaction ends.
    Mono<Carrier> lock(CarrierId id);

    /// In the order of names.
    Mono<List<Carrier>> list(Filter filter, PageRequest page);

    /// The other carriers whose prefix begins this one or begins with it.
    Mono<List<PrefixOverlap.CarrierPrefix>> findOverlappingPrefixes(CarrierId except, DialPrefix prefix);

    /// Every carrier, deleted ones too, read `FOR SHARE`.
    Flux<Carrier> allIncludingDeleted();

    /// What a list is narrowed to; null narrows nothing.
    ///
    /// @param status what an operator set, or `error`
    /// @param search a part of the name, whatever its case
    record Filter(
            @Nullable String status,
            @Nullable String registrationType,
            @Nullable String provider,
            @Nullable String dialPrefix,
            @Nullable String search) {}
}
