package io.trunkline.telephony.ids;

import java.util.UUID;

/// Id of a client, a call center that buys calls.
public record ClientId(UUID value) implements EntityId<ClientId> {
    /// The UUID in lower case.
    @Override
    public String toString() {
        return value.toString();
    }
}
