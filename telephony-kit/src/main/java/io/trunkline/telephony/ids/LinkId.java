package io.trunkline.telephony.ids;

import java.util.UUID;

/// Id of a link, a client's settings within one campaign.
public record LinkId(UUID value) implements EntityId<LinkId> {
    /// The UUID in lower case.
    @Override
    public String toString() {
        return value.toString();
    }
}
