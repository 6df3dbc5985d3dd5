package io.trunkline.cdr.partynames;

import io.trunkline.events.Event;
import io.trunkline.events.configuration.CampaignChanged;
import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.events.configuration.ClientChanged;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.events.configuration.TenantChanged;
import java.util.Optional;
import java.util.UUID;

/// The name of a tenant, campaign, client, carrier or DID. The name of a deleted one is kept for the records that
/// refer to it.
record PartyName(UUID id, String kind, String name, long version, boolean deleted) {

    static Optional<PartyName> of(Event event) {
        return switch (event) {
            case TenantChanged e ->
                Optional.of(new PartyName(e.tenantId(), "tenant", e.name(), e.version(), e.deleted()));
            case CampaignChanged e ->
                Optional.of(new PartyName(e.campaignId(), "campaign", e.name(), e.version(), e.deleted()));
            case ClientChanged e ->
                Optional.of(new PartyName(e.clientId(), "client", e.name(), e.version(), e.deleted()));
            case CarrierChanged e ->
                Optional.of(new PartyName(e.carrierId(), "carrier", e.name(), e.version(), e.deleted()));
            case DidChanged e -> Optional.of(new PartyName(e.didId(), "did", e.number(), e.version(), e.deleted()));
            default -> Optional.empty();
        };
    }
}
