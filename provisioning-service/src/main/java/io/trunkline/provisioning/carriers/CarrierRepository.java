package io.trunkline.provisioning.carriers;

import io.trunkline.provisioning.carriers.domain.Carrier;
import io.trunkline.provisioning.carriers.domain.DialPrefix;
import io.trunkline.provisioning.carriers.domain.PrefixOverlap;
import io.trunkline.provisioning.carriers.domain.Provider;
import io.trunkline.provisioning.carriers.domain.RegistrationType;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Stores carriers. Only [#lockPageForShare] returns deleted ones.
interface CarrierRepository {

    /// @return fails with `carrier.name-taken`, `carrier.prefix-taken` or `carrier.registration-taken`
    Mono<Void> insert(Carrier carrier);

    /// Stores the next version of a carrier. The transaction has locked its row.
    Mono<Void> update(Carrier carrier);

    Mono<Carrier> find(CarrierId id);

    /// The carrier with this dial prefix.
    Mono<Carrier> findByPrefix(DialPrefix prefix);

    /// Finds it and locks its row until the transaction ends.
    Mono<Carrier> lock(CarrierId id);

    /// Can be sorted by `name`, `priority` and `createdAt`.
    Mono<Page<Carrier>> list(Filter filter, PageRequest page);

    /// How many carriers there are in each status, and their calls.
    Mono<CarrierStatistics> findStatistics();

    /// The other carriers whose dial prefix starts with this one, or this one with theirs.
    Mono<List<PrefixOverlap.CarrierPrefix>> findOverlappingPrefixes(CarrierId except, DialPrefix prefix);

    /// The next carriers after an id, sorted by id. Includes deleted ones. Locks their rows against changes until
    /// the transaction ends.
    Mono<List<Carrier>> lockPageForShare(CarrierId after, int limit);

    /// Filters of a list; an empty one matches every carrier.
    ///
    /// @param statuses as the API shows them, with `error`
    /// @param available whether the carrier can take a call, as the API shows it
    /// @param offeredToTenantId a tenant that may use the carrier
    /// @param search part of the name, description, host, endpoint id or username; case is ignored
    record Filter(
            List<String> statuses,
            List<RegistrationType> registrationTypes,
            List<Provider> providers,
            Optional<String> name,
            Optional<String> externalId,
            Optional<String> dialPrefix,
            Optional<Boolean> available,
            Optional<UUID> offeredToTenantId,
            Optional<String> search) {}
}
