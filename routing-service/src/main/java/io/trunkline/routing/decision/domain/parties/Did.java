package io.trunkline.routing.decision.domain.parties;

import io.trunkline.telephony.DidId;
import io.trunkline.telephony.EndpointId;
import io.trunkline.telephony.PhoneNumber;
import io.trunkline.telephony.TenantId;
import java.util.Optional;

/// A number as routing sees it.
///
/// @param active whether it is in use; only one holder of a number is
/// @param usage   calls placed with it so far
/// @param maxUsage  most calls that may be placed with it, or empty for no limit
/// @param trunk  the carrier that calls shown with it leave by, when it has one of its own
public record Did(
        DidId id,
        TenantId tenant,
        PhoneNumber number,
        boolean active,
        long usage,
        Optional<Long> maxUsage,
        Optional<EndpointId> trunk) {
    /// Whether one more call may be placed with it.
    public boolean hasUsageLeft() {
        return maxUsage.isEmpty() || usage < maxUsage.get();
    }
}
