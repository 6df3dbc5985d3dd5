package io.trunkline.telephony.ids;

import java.util.UUID;

/// Id of a carrier.
public record CarrierId(UUID value) implements EntityId<CarrierId> {
    /// The UUID in lower case.
    @Override
    public String toString() {
        return value.toString();
    }
}
