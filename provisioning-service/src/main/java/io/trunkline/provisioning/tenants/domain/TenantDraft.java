package io.trunkline.provisioning.tenants.domain;

import io.trunkline.provisioning.validation.domain.ValidationResult;
import io.trunkline.provisioning.validation.domain.Violations;
import io.trunkline.provisioning.validation.domain.Violations.Limit;
import org.jspecify.annotations.Nullable;

/// A tenant as somebody asks for it, unchecked.
///
/// @param status `active` (the ordinary one) or `suspended`
/// @param maxCallsPerSecond calls that may begin within a second, 1 to 1000; absent for no limit
/// @param destinations where its calls may go beside the home country; absent for nowhere else
public record TenantDraft(
        @Nullable String name,
        @Nullable String status,
        @Nullable Integer maxCallsPerSecond,
        Destinations.@Nullable Draft destinations) {
    private static final Limit CALLS_PER_SECOND = new Limit(1, 1_000);

    public ValidationResult<TenantSettings> check() {
        var violations = new Violations();
        var checkedName = violations.requiredName("name", name);
        var checkedStatus = violations.oneOfOrDefault("status", status, TenantStatus.ACTIVE);
        var callsPerSecond = violations.optionalLimit(
                "maxCallsPerSecond", maxCallsPerSecond, CALLS_PER_SECOND, "tenant.limit-out-of-range");
        var checkedDestinations =
                destinations == null ? Destinations.DEFAULT_COUNTRY_ONLY : destinations.check(violations);
        return violations.result(
                () -> new TenantSettings(checkedName, checkedStatus, callsPerSecond, checkedDestinations));
    }
}
