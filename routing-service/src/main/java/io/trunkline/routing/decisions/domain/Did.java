package io.trunkline.routing.decisions.domain;

import java.util.Optional;

/// A number as routing sees it.
///
/// @param active whether it is in use; only one holder of a number is
/// @param used   calls placed with it so far
/// @param limit  most calls that may be placed with it, or empty for no limit
/// @param trunk  the carrier that calls shown with it leave by, when it has one of its own
public record Did(
        DidId id,
        TenantId tenant,
        PhoneNumber number,
        boolean active,
        long used,
        Optional<Long> limit,
        Optional<EndpointId> trunk) {
    /// Whether one more call may be placed with it.
    public boolean hasUsageLeft() {
        return limit.isEmpty() || used < limit.get();
    }
}
