package io.trunkline.routing.campaigns;

import io.trunkline.routing.campaigns.domain.CampaignConfiguration.Settings;
import io.trunkline.routing.platform.RoutingProblem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The body of a campaign that is made or replaced. What may be left out has a default; a limit may only be left
/// out or null until limits are enforced.
///
/// @param tenantId whose campaign; needed from admins and staff when it is made, a seller's own goes without saying
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
        @Nullable Integer maxConcurrency,
        @Nullable Long totalCallsAllowed) {
    private static final int DEFAULT_RING_SECONDS = 30;

    /// @throws io.trunkline.web.ProblemException for what is not enforced, and for a prefix beside a carrier
    Settings settings() {
        if (routingStrategy != null && !routingStrategy.equals("priority")) {
            throw RoutingProblem.STRATEGY_NOT_ENFORCED.problem("Only the strategy priority is enforced");
        }
        Limits.refuse(maxConcurrency, totalCallsAllowed);
        if (dialPrefix != null && carrierId != null) {
            throw RoutingProblem.PREFIX_OR_CARRIER.problem("Name dialPrefix or carrierId, not both");
        }
        return new Settings(
                name.strip(),
                !"inactive".equals(status),
                dialTimeoutSeconds == null ? DEFAULT_RING_SECONDS : dialTimeoutSeconds,
                dialPrefix,
                carrierId);
    }

    List<UUID> numbers() {
        return didIds == null ? List.of() : didIds.stream().distinct().toList();
    }
}
