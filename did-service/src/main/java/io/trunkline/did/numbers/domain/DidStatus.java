package io.trunkline.did.numbers.domain;

import java.util.Locale;
import java.util.Optional;

/// What an operator or tenant set.
public enum DidStatus {
    /// Used for calls; one holder in the whole suite.
    ACTIVE,
    /// There, and not used yet.
    AVAILABLE,
    /// Out of use for a time.
    INACTIVE,
    /// Out of use by order, such as an unpaid bill.
    SUSPENDED;

    /// As requests and answers have it.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @return empty for a name that is no status
    public static Optional<DidStatus> findByWireName(String wireName) {
        for (DidStatus status : values()) {
            if (status.wireName().equals(wireName)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
