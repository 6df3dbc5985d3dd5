package io.trunkline.cdr.callfacts.domain;

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
    public Ids fillGapsFrom(Ids other) {
        return new Ids(
                Mergeable.firstNonNull(tenantId, other.tenantId),
                Mergeable.firstNonNull(campaignId, other.campaignId),
                Mergeable.firstNonNull(linkId, other.linkId),
                Mergeable.firstNonNull(clientId, other.clientId),
                Mergeable.firstNonNull(carrierId, other.carrierId),
                Mergeable.firstNonNull(didId, other.didId));
    }

    Ids merge(Ids other) {
        return new Ids(
                Mergeable.max(tenantId, other.tenantId),
                Mergeable.max(campaignId, other.campaignId),
                Mergeable.max(linkId, other.linkId),
                Mergeable.max(clientId, other.clientId),
                Mergeable.max(carrierId, other.carrierId),
                Mergeable.max(didId, other.didId));
    }
}
