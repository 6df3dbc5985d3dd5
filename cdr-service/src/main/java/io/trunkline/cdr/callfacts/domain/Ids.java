package io.trunkline.cdr.calls.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whose call it is and who is in it, as far as known.
///
/// @param linkId the campaign-to-client settings that were used
public record Ids(
        @Nullable UUID tenantId,
        @Nullable UUID campaignId,
        @Nullable UUID linkId,
        @Nullable UUID clientId,
        @Nullable UUID carrierId,
        @Nullable UUID didId) {
    /// Nothing known.
    public static final Ids NONE = new Ids(null, null, null, null, null, null);

    /// Field by field this one's, else the other's.
    public Ids or(Ids other) {
        return new Ids(
                Known.first(tenantId, other.tenantId),
                Known.first(campaignId, other.campaignId),
                Known.first(linkId, other.linkId),
                Known.first(clientId, other.clientId),
                Known.first(carrierId, other.carrierId),
                Known.first(didId, other.didId));
    }

    Ids merge(Ids other) {
        return new Ids(
                Known.larger(tenantId, other.tenantId),
                Known.larger(campaignId, other.campaignId),
                Known.larger(linkId, other.linkId),
                Known.larger(clientId, other.clientId),
                Known.larger(carrierId, other.carrierId),
                Known.larger(didId, other.didId));
    }
}
