package io.trunkline.routing.readmodel;

import io.trunkline.messaging.references.ReferenceState;
import io.trunkline.telephony.numbers.Country;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Reads the read model. Empty means unknown; [io.trunkline.messaging.consumer.Readiness] shows whether the
/// service is still catching up.
public interface ReadModel {
    /// A client with the fields that sellers may see.
    record AvailableClient(UUID id, String name) {}

    /// A carrier with the fields that sellers may see.
    ///
    /// @param status as set by an operator
    /// @param dialPrefix the digits that select it in the dialplan; null for none
    record AvailableCarrier(
            UUID id, String name, String status, @Nullable String dialPrefix) {}

    /// Filters of a list of carriers; an empty one matches every carrier.
    ///
    /// @param search part of the name; case is ignored
    record CarrierFilter(List<String> statuses, Optional<String> name, Optional<String> search) {}

    /// Available unless the tenant is deleted.
    Mono<ReferenceState> tenantState(UUID tenant);

    /// Empty for a tenant that is unknown or has none.
    Mono<Country> tenantCountry(UUID tenant);

    /// The country of the campaign's tenant.
    Mono<Country> campaignCountry(UUID campaign);

    /// The states of the given numbers, except those that are unknown or belong to another tenant.
    Mono<Map<UUID, ReferenceState>> didStates(UUID tenant, Collection<UUID> dids);

    /// The state of the number with this id or E.164 number; a number of another tenant is unknown.
    ///
    /// @param tenant empty for all tenants
    Mono<ReferenceState> didState(Optional<UUID> tenant, String idOrNumber);

    /// Available unless the carrier is deleted. One that is not offered to the tenant is unknown: it may be offered
    /// in a moment, and to sellers it looks like one that does not exist.
    Mono<ReferenceState> carrierState(UUID tenant, String idOrEndpoint);

    /// Available if the client is active and not deleted.
    Mono<ReferenceState> clientState(UUID client);

    /// The carrier with this id or endpoint id, if it is offered to the tenant.
    Mono<UUID> findCarrier(UUID tenant, String idOrEndpoint);

    /// The dial prefixes of the campaigns' one carriers, by campaign; without carriers that have none, or that are
    /// not offered to the campaign's tenant.
    Mono<Map<UUID, String>> carrierDialPrefixes(Collection<UUID> campaigns);

    /// Carriers that are offered to the tenant. Can be sorted by `name`.
    Mono<Page<AvailableCarrier>> availableCarriers(UUID tenant, CarrierFilter filter, PageRequest page);

    /// Active clients. Can be sorted by `name`.
    ///
    /// @param search part of the name; case is ignored
    Mono<Page<AvailableClient>> availableClients(Optional<String> name, Optional<String> search, PageRequest page);
}
