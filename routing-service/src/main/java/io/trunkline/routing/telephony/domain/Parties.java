package io.trunkline.routing.telephony.domain;

import org.jspecify.annotations.Nullable;

/// Who takes part in an attempt, as far as known.
public record Parties(
        @Nullable TenantId tenant,
        @Nullable CampaignId campaign,
        @Nullable LinkId link,
        @Nullable ClientId client,
        @Nullable CarrierId carrier,
        @Nullable DidId did) {
    /// Nobody known yet.
    public static final Parties NONE = new Parties(null, null, null, null, null, null);

    public Parties withDid(TenantId tenant, DidId did) {
        return new Parties(tenant, campaign, link, client, carrier, did);
    }

    public Parties withCampaign(CampaignId campaign) {
        return new Parties(tenant, campaign, link, client, carrier, did);
    }

    public Parties withClient(@Nullable LinkId link, ClientId client) {
        return new Parties(tenant, campaign, link, client, carrier, did);
    }

    public Parties withCarrier(CarrierId carrier) {
        return new Parties(tenant, campaign, link, client, carrier, did);
    }
}
