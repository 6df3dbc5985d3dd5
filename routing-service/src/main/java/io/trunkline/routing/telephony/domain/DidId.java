package io.trunkline.routing.telephony.domain;

import java.util.Optional;
import java.util.UUID;

/// Names a phone number of a tenant.
public record DidId(UUID value) {
    /// Empty for anything but an id as it is written by [#toString()].
    public static Optional<DidId> parse(String text) {
        try {
            return Optional.of(new DidId(UUID.fromString(text)))
                    .filter(id -> id.toString().equals(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
