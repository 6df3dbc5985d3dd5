package io.trunkline.telephony.ids;

import java.util.UUID;

/// Id of a lease, what one attempt holds of the caps it uses.
public record LeaseId(UUID value) implements EntityId<LeaseId> {
    /// The UUID in lower case.
    @Override
    public String toString() {
        return value.toString();
    }
}
