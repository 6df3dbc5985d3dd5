package io.trunkline.routing.caps.domain;

import io.trunkline.telephony.ids.CampaignId;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.DidId;
import io.trunkline.telephony.ids.LinkId;
import io.trunkline.telephony.ids.TenantId;
import java.util.UUID;

/// Identifies a cap by the id of its campaign, link, client, carrier, DID or tenant.
public record CapKey(CapKind kind, UUID id) {
    public static CapKey of(CampaignId campaign) {
        return new CapKey(CapKind.CAMPAIGN, campaign.value());
    }

    public static CapKey of(LinkId link) {
        return new CapKey(CapKind.LINK, link.value());
    }

    public static CapKey of(ClientId client) {
        return new CapKey(CapKind.CLIENT, client.value());
    }

    public static CapKey of(CarrierId carrier) {
        return new CapKey(CapKind.CARRIER, carrier.value());
    }

    public static CapKey of(DidId did) {
        return new CapKey(CapKind.DID, did.value());
    }

    public static CapKey of(TenantId tenant) {
        return new CapKey(CapKind.TENANT, tenant.value());
    }
}
