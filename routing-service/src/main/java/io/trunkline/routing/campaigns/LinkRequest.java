package io.trunkline.routing.campaigns;

import io.trunkline.routing.campaigns.domain.CampaignConfiguration.LinkSettings;
import io.trunkline.routing.caps.domain.Limits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Body of `PUT /api/v1/campaigns/{id}/clients/{clientId}`, and what PATCH merges with. An omitted or null limit
/// means no limit; 0 admits nothing.
///
/// @param priority lowest number first; 1 if omitted
/// @param weight 1 if omitted
record LinkRequest(
        @Nullable @Min(1) @Max(1000) Integer priority,
        @Nullable @Min(1) @Max(1000) Integer weight,
        @Nullable @Pattern(regexp = "active|inactive") String status,
        @Nullable @Min(0) @Max(1_000_000) Integer maxConcurrency,
        @Nullable @Min(0) @Max(1_000_000_000_000L) Long totalCallsAllowed,
        @Nullable @Min(0) @Max(1_000_000_000) Integer hourlyCap,
        @Nullable @Min(0) @Max(1_000_000_000) Integer dailyCap) {
    /// The request with which PUT would leave the link as it is.
    static LinkRequest of(LinkSettings link) {
        var limits = link.limits();
        return new LinkRequest(
                link.priority(),
                link.weight(),
                link.active() ? "active" : "inactive",
                limits.concurrent(),
                limits.total(),
                limits.hourly(),
                limits.daily());
    }

    LinkSettings settings(UUID linkId, long version, UUID clientId) {
        return new LinkSettings(
                linkId,
                version,
                clientId,
                priority == null ? 1 : priority,
                weight == null ? 1 : weight,
                !"inactive".equals(status),
                new Limits(maxConcurrency, totalCallsAllowed, dailyCap, hourlyCap, null));
    }
}
