package io.trunkline.cdr.partynames;

import io.trunkline.events.Event;
import io.trunkline.events.configuration.CampaignChanged;
import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.events.configuration.ClientChanged;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.events.configuration.EntityEvent;
import io.trunkline.events.configuration.TenantChanged;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The name of a tenant, campaign, client, carrier or DID. The name of a deleted one is kept for the records that
/// refer to it.
///
/// @param tenantId the tenant that it belongs to; null for clients and carriers
record PartyName(UUID id, String kind, @Nullable UUID tenantId, String name, long version, boolean deleted) {

    static Optional<PartyName> of(Event event) {
        return switch (event) {
            case TenantChanged e -> Optional.of(of(e, e.tenantId(), "tenant", e.name()));
            case CampaignChanged e -> Optional.of(of(e, e.campaignId(), "campaign", e.name()));
            case ClientChanged e -> Optional.of(of(e, e.clientId(), "client", e.name()));
            case CarrierChanged e -> Optional.of(of(e, e.carrierId(), "carrier", e.name()));
            case DidChanged e -> Optional.of(of(e, e.didId(), "did", e.number()));
            default -> Optional.empty();
        };
    }

    private static PartyName of(EntityEvent event, UUID id, String kind, String name) {
        return new PartyName(id, kind, event.owningTenant().orElse(null), name, event.version(), event.deleted());
    }
}
