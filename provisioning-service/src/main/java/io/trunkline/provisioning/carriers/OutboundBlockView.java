package io.trunkline.provisioning.carriers;

import io.trunkline.provisioning.endpoints.domain.SaveWarning;
import io.trunkline.provisioning.observedstatus.domain.AppliedVersion;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The dialplan lines of a carrier's dial prefix, as the API returns them. They follow from the carrier.
///
/// @param exten the pattern of the lines
/// @param version of the carrier, since the lines follow from it
/// @param applied the version of the carrier that is in Asterisk's tables; null before the first
/// @param warnings what the operator should know about a block just saved; empty when it is read
record OutboundBlockView(
        String prefix,
        String context,
        String exten,
        UUID carrierId,
        String carrierName,
        String endpointId,
        long timeoutSeconds,
        long version,
        @Nullable AppliedVersion applied,
        List<SaveWarning> warnings) {

    /// @param carrier one with a dial prefix
    static OutboundBlockView of(CarrierView carrier) {
        var prefix = Objects.requireNonNull(carrier.dialPrefix());
        return new OutboundBlockView(
                prefix,
                "from-campaign",
                "_" + prefix + "X.",
                carrier.id(),
                carrier.name(),
                carrier.endpointId(),
                carrier.dialTimeoutSeconds(),
                carrier.version(),
                carrier.applied(),
                carrier.warnings());
    }
}
