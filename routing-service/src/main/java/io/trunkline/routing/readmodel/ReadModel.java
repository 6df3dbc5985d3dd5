package io.trunkline.routing.readmodel;

import io.trunkline.messaging.references.ReferenceState;
import io.trunkline.telephony.numbers.Country;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Reads the read model. Empty means unknown; [io.trunkline.messaging.consumer.Readiness] shows whether the
/// service is still catching up.
public interface ReadModel {
    /// A client with the fields that sellers may see.
    record AvailableClient(UUID id, String name) {}

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

    /// Available unless the carrier is deleted.
    Mono<ReferenceState> carrierState(String idOrEndpoint);

    /// Available if the client is active and not deleted.
    Mono<ReferenceState> clientState(UUID client);

    /// The carrier with this id or endpoint id.
    Mono<UUID> findCarrier(String idOrEndpoint);

    /// The dial prefix of each carrier that has one.
    Mono<Map<UUID, String>> dialPrefixes(Collection<UUID> carriers);

    /// Active clients. Can be sorted by `name`.
    ///
    /// @param search part of the name; case is ignored
    Mono<Page<AvailableClient>> availableClients(Optional<String> name, Optional<String> search, PageRequest page);
}
