package io.trunkline.routing.decision.domain.parties;

import io.trunkline.telephony.ids.DidId;
import io.trunkline.telephony.ids.EndpointId;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.util.Optional;

/// A DID in a routing decision.
///
/// @param active   whether it is in use; a number has at most one active DID
/// @param usage    calls placed with it so far
/// @param maxUsage limit of the calls placed with it; empty for none
/// @param trunk    carrier of the calls that have it as their caller ID, if it names one
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
