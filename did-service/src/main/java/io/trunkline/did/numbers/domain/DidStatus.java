package io.trunkline.did.numbers.domain;

import java.util.Locale;
import java.util.Optional;

/// The status that an operator or the tenant sets.
public enum DidStatus {
    /// In use. Only one tenant at a time can have the number active.
    ACTIVE,
    /// Not in use yet.
    AVAILABLE,
    /// Temporarily out of use.
    INACTIVE,
    /// Blocked, such as for an unpaid bill.
    SUSPENDED;

    /// The name in JSON.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @return empty if there is no such status
    public static Optional<DidStatus> findByWireName(String wireName) {
        for (DidStatus status : values()) {
            if (status.wireName().equals(wireName)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
