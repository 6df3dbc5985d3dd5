package io.trunkline.provisioning.carriers.domain;

import io.trunkline.provisioning.validation.domain.ValidationResult;
import io.trunkline.provisioning.validation.domain.Violations;
import io.trunkline.provisioning.validation.domain.Violations.Range;
import io.trunkline.telephony.ids.CarrierId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request for the dialplan lines of a dial prefix, not yet validated.
///
/// @param prefix 1 to 10 digits
/// @param carrierId the carrier of the calls
/// @param timeoutSeconds ring timeout, 1 to 3600, default 60
public record OutboundBlockDraft(
        @Nullable String prefix,
        @Nullable UUID carrierId,
        @Nullable Integer timeoutSeconds) {
    private static final Range TIMEOUT = new Range(1, 3_600, 60);

    /// A valid request.
    public record OutboundBlock(DialPrefix prefix, CarrierId carrier, int timeoutSeconds) {}

    public ValidationResult<OutboundBlock> check() {
        var violations = new Violations();
        var parsed = Optional.ofNullable(prefix).flatMap(DialPrefix::parse);
        violations.require(prefix != null, "prefix", "required", "is required");
        violations.require(
                prefix == null || parsed.isPresent(), "prefix", "carrier.prefix-invalid", "must be 1 to 10 digits");
        violations.require(carrierId != null, "carrierId", "required", "is required");
        var timeout = violations.numberInRange(
                "timeoutSeconds", timeoutSeconds, TIMEOUT, "carrier.dial-timeout-out-of-range");
        return violations.result(() -> new OutboundBlock(
                parsed.orElseThrow(),
                new CarrierId(Optional.ofNullable(carrierId).orElseThrow()),
                timeout));
    }
}
