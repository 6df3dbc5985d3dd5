package io.trunkline.telephony.ids;

import org.jspecify.annotations.Nullable;

/// The parties of a call or of one attempt. Each is null while it is not known.
///
/// @param link the link between the campaign and the client
/// @param did  the called number of an inbound call, the caller ID of an outbound one
public record Parties(
        @Nullable TenantId tenant,
        @Nullable CampaignId campaign,
        @Nullable LinkId link,
        @Nullable ClientId client,
        @Nullable CarrierId carrier,
        @Nullable DidId did) {
    /// No party is known.
    public static final Parties NONE = new Parties(null, null, null, null, null, null);

    /// Each party from this value, or from the other one where it is not known here.
    public Parties or(Parties other) {
        return new Parties(
                first(tenant, other.tenant),
                first(campaign, other.campaign),
                first(link, other.link),
                first(client, other.client),
                first(carrier, other.carrier),
                first(did, other.did));
    }

    /// A copy with the tenant and its DID.
    public Parties withDid(TenantId tenant, DidId did) {
        return new Parties(tenant, campaign, link, client, carrier, did);
    }

    /// A copy with the campaign.
    public Parties withCampaign(CampaignId campaign) {
        return new Parties(tenant, campaign, link, client, carrier, did);
    }

    /// A copy with the client.
    ///
    /// @param link the client's link to the campaign; null when there is none
    public Parties withClient(@Nullable LinkId link, ClientId client) {
        return new Parties(tenant, campaign, link, client, carrier, did);
    }

    /// A copy with the carrier.
    public Parties withCarrier(CarrierId carrier) {
        return new Parties(tenant, campaign, link, client, carrier, did);
    }

    private static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
        return one != null ? one : other;
    }
}
