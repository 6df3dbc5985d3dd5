package io.trunkline.provisioning.carriers;

import io.trunkline.provisioning.carriers.domain.Carrier;
import io.trunkline.provisioning.carriers.domain.CarrierDraft;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// The versions of carriers, without their passwords.
interface CarrierHistory {
    /// Stores the version of the carrier, unless it is stored.
    ///
    /// @param changedBy name of the user or API key; empty if unknown
    Mono<Void> save(Carrier carrier, Optional<String> changedBy);

    /// The versions of a carrier. Can be sorted by `version`.
    Mono<Page<CarrierVersionView>> list(CarrierId id, PageRequest page);

    /// The draft that sets a carrier to one of its versions and keeps its password.
    Mono<CarrierDraft> find(CarrierId id, long version);
}
