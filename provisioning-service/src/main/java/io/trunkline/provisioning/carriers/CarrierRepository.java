package io.trunkline.provisioning.carriers;

import io.trunkline.provisioning.carriers.domain.Carrier;
import io.trunkline.provisioning.carriers.domain.DialPrefix;
import io.trunkline.provisioning.carriers.domain.PrefixOverlap;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.web.paging.PageRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Stores carriers. Only [#lockPageForShare] returns deleted ones.
interface CarrierRepository {

    /// @return fails with `carrier.name-taken`, `carrier.prefix-taken` or `carrier.registration-taken`
    Mono<Void> insert(Carrier carrier);

    /// Stores the next version of a carrier. The transaction has locked its row.
    Mono<Void> update(Carrier carrier);

    Mono<Carrier> find(CarrierId id);

    /// Finds it and locks its row until the transaction ends.
    Mono<Carrier> lock(CarrierId id);

    /// Sorted by name.
    Mono<List<Carrier>> list(Filter filter, PageRequest page);

    /// The other carriers whose dial prefix starts with this one, or this one with theirs.
    Mono<List<PrefixOverlap.CarrierPrefix>> findOverlappingPrefixes(CarrierId except, DialPrefix prefix);

    /// The next carriers after an id, sorted by id. Includes deleted ones. Locks their rows against changes until
    /// the transaction ends.
    Mono<List<Carrier>> lockPageForShare(CarrierId after, int limit);

    /// Filters of a list; null matches every carrier.
    ///
    /// @param status the status that an operator set, or `error`
    /// @param search part of the name; case is ignored
    record Filter(
            @Nullable String status,
            @Nullable String registrationType,
            @Nullable String provider,
            @Nullable String dialPrefix,
            @Nullable String search) {}
}
