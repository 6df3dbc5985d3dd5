package io.trunkline.events.calls;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whose call it is and who is in it, as far as known where the fact was seen.
///
/// @param linkId the campaign-to-client settings that were used
public record PartyIds(
        @Nullable UUID tenantId,
        @Nullable UUID campaignId,
        @Nullable UUID linkId,
        @Nullable UUID clientId,
        @Nullable UUID carrierId,
        @Nullable UUID didId) {

    /// Nothing known yet.
    public static final PartyIds NONE = new PartyIds(null, null, null, null, null, null);

    /// Field by field, what this one knows, else what the other knows.
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
