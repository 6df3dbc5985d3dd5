package io.trunkline.telephony.ids;

import java.util.Optional;
import java.util.UUID;

/// Id of a DID, a phone number of a tenant.
public record DidId(UUID value) implements EntityId<DidId> {
    /// The id in a text, where a DID may be named by its id or by its number.
    ///
    /// @param text a UUID in the spelling of [#toString()]; another spelling is no id
    /// @return empty when the text is no id
    public static Optional<DidId> parse(String text) {
        try {
            return Optional.of(new DidId(UUID.fromString(text)))
                    .filter(id -> id.toString().equals(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// The UUID in lower case.
    @Override
    public String toString() {
        return value.toString();
    }
}
