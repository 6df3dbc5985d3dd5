package io.trunkline.events.calls;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Ids of the parties of a call or an attempt. Each is null while it is unknown.
///
/// @param linkId the link between the campaign and the client
/// @param didId the called number of an inbound call, the caller ID of an outbound one
public record PartyIds(
        @Nullable UUID tenantId,
        @Nullable UUID campaignId,
        @Nullable UUID linkId,
        @Nullable UUID clientId,
        @Nullable UUID carrierId,
        @Nullable UUID didId) {

    /// No party is known.
    public static final PartyIds NONE = new PartyIds(null, null, null, null, null, null);

    /// Each id from this value, or from the other one where it is unknown here.
    public PartyIds or(PartyIds other) {
        return new PartyIds(
                first(tenantId, other.tenantId),
                first(campaignId, other.campaignId),
                first(linkId, other.linkId),
                first(clientId, other.clientId),
                first(carrierId, other.carrierId),
                first(didId, other.didId));
    }

    private static @Nullable UUID first(@Nullable UUID one, @Nullable UUID other) {
        return one != null ? one : other;
    }
}
