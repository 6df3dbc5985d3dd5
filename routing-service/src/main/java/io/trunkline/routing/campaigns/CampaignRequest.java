package io.trunkline.routing.campaigns;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The body of a campaign that is made or replaced. What may be left out has a default; a limit that is left out or
/// null is none, and 0 lets nothing in.
///
/// @param tenantId        whose campaign; needed from admins and staff when it is made, a seller's own goes without
///     saying
/// @param timeZone        IANA name, whose days and hours count; UTC when left out
/// @param openingHours    always open when left out or without any span
/// @param maxCallSeconds how long a call may last from its Dial on
/// @param callerIdDidIds    what its calls rotate through; all of the tenant's when left out
record CampaignRequest(
        @Nullable UUID tenantId,
        @NotBlank @Size(max = 100) String name,
        @Nullable @Pattern(regexp = "active|inactive") String status,

        @Nullable @Pattern(regexp = "priority|round_robin|weighted|timeout_fallback")
        String routingStrategy,

        @Nullable @Min(1) @Max(600) Integer dialTimeoutSeconds,
        @Nullable @Size(max = 1000) List<UUID> didIds,

        @Nullable @Pattern(regexp = "[0-9]{1,10}", message = "must be 1 to 10 digits")
        String dialPrefix,

        @Nullable UUID carrierId,
        @Nullable @Min(0) @Max(1_000_000) Integer maxConcurrency,
        @Nullable @Min(0) @Max(1_000_000_000_000L) Long totalCallsAllowed,
        @Nullable @Min(0) @Max(1_000_000_000) Integer dailyCap,
        @Nullable @Size(max = 60) String timeZone,
        @Nullable @Valid WeeklyHours openingHours,
        @Nullable @Min(60) @Max(86_400) Integer maxCallSeconds,
        @Nullable @Size(max = 1000) List<UUID> callerIdDidIds,
        @Nullable @Valid OverflowRequest overflow,
        @Nullable @Valid WhenUnavailableRequest whenUnavailable,
        @Nullable @Valid RepeatCallersRequest repeatCallers) {
    /// Who takes what none of the clients can.
    record OverflowRequest(
            @NotNull UUID clientId,
            @Nullable @Min(1) @Max(600) Integer ringTimeoutSeconds) {}

    /// What a caller hears whom nobody can take.
    ///
    /// @param cause Q.850
    record WhenUnavailableRequest(
            @Nullable Integer cause,
            @Nullable @Size(max = 60) String announcement) {}

    /// What becomes of somebody who calls again.
    ///
    /// @param windowSeconds a week at most: ended calls are remembered for longer than that
    record RepeatCallersRequest(
            @NotNull @Pattern(regexp = "same_client|refuse") String mode,
            @NotNull @Min(1) @Max(604_800) Integer windowSeconds) {}

    List<UUID> didIdsOrEmpty() {
        return didIds == null ? List.of() : didIds.stream().distinct().toList();
    }
}
