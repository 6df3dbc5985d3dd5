package io.trunkline.routing.campaigns;

import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.OverflowSettings;
import io.trunkline.routing.decision.domain.campaign.CallerFilter;
import io.trunkline.routing.decision.domain.campaign.StoredCampaignRules;
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

/// Body of `POST /api/v1/campaigns` and `PUT /api/v1/campaigns/{id}`, and what PATCH merges with. An omitted or
/// null limit means no limit; 0 admits nothing.
///
/// @param tenantId required for admins and staff on creation; defaults to a seller's own tenant; cannot be changed
/// @param capsCount which calls count in totals and time caps; if omitted, answered calls in totals and attempts in
///     time caps
/// @param minimumTalkSeconds shorter calls do not count; with `capsCount` `answered`, which is the default then
/// @param timeZone IANA time zone of opening hours and daily limits; UTC if omitted
/// @param openingHours always open if omitted
/// @param maxCallSeconds maximum duration of a call, counted from its Dial
/// @param callerIdDidIds DIDs to rotate as caller ID; all DIDs of the tenant if omitted
record CampaignRequest(
        @Nullable UUID tenantId,
        @NotBlank @Size(max = 100) String name,
        @Nullable @Pattern(regexp = "active|inactive") String status,

        @Nullable
        @Pattern(
                regexp = "priority|round[-_]robin|weighted|timeout[-_]fallback",
                message = "must be priority, round-robin, weighted or timeout-fallback")
        String routingStrategy,

        @Nullable @Min(1) @Max(600) Integer dialTimeoutSeconds,
        @Nullable @Size(max = MAX_DIDS) List<@NotNull UUID> didIds,

        @Nullable @Pattern(regexp = "[0-9]{1,10}", message = "must be 1 to 10 digits")
        String dialPrefix,

        @Nullable UUID carrierId,
        @Nullable @Min(0) @Max(1_000_000) Integer maxConcurrency,
        @Nullable @Min(0) @Max(1_000_000_000_000L) Long totalCallsAllowed,
        @Nullable @Min(0) @Max(1_000_000_000) Integer dailyCap,

        @Nullable @Pattern(regexp = "attempts|answered", message = "must be attempts or answered")
        String capsCount,

        @Nullable @Min(1) @Max(86_400) Integer minimumTalkSeconds,
        @Nullable @Size(max = 60) String timeZone,
        @Nullable @Valid WeeklyHours openingHours,
        @Nullable @Min(60) @Max(86_400) Integer maxCallSeconds,
        @Nullable @Size(max = MAX_DIDS) List<@NotNull UUID> callerIdDidIds,
        @Nullable @Valid OverflowRequest overflow,
        @Nullable @Valid WhenUnavailableRequest whenUnavailable,
        @Nullable @Valid RepeatCallersRequest repeatCallers,
        @Nullable @Valid CallerFilterRequest callerFilter) {
    static final int MAX_DIDS = 1000;

    /// A client for calls that no linked client is available for.
    record OverflowRequest(
            @NotNull UUID clientId,
            @Nullable @Min(1) @Max(600) Integer ringTimeoutSeconds) {
        private static @Nullable OverflowRequest of(@Nullable OverflowSettings overflow) {
            return overflow == null ? null : new OverflowRequest(overflow.clientId(), overflow.ringTimeoutSeconds());
        }
    }

    /// What happens to a caller when no client is available.
    ///
    /// @param cause Q.850 cause
    record WhenUnavailableRequest(
            @Nullable Integer cause,
            @Nullable @Size(max = 60) String announcement) {
        private static @Nullable WhenUnavailableRequest of(StoredCampaignRules rules) {
            return rules.cause() == null && rules.announcement() == null
                    ? null
                    : new WhenUnavailableRequest(rules.cause(), rules.announcement());
        }
    }

    /// How repeat callers are routed.
    ///
    /// @param windowSeconds how long an answered call counts, at most 365 days; for ever if omitted
    /// @param scope whose answered calls count: those of the campaign, or of all campaigns of the tenant;
    ///     `campaign` if omitted
    record RepeatCallersRequest(
            @NotNull
            @Pattern(
                    regexp = "same[-_]client|other[-_]client|refuse",
                    message = "must be same-client, other-client or refuse")
            String mode,

            @Nullable @Min(1) @Max(31_536_000) Integer windowSeconds,

            @Nullable @Pattern(regexp = "campaign|tenant", message = "must be campaign or tenant")
            String scope) {
        private static @Nullable RepeatCallersRequest of(StoredCampaignRules rules) {
            return rules.repeatMode() == null
                    ? null
                    : new RepeatCallersRequest(rules.repeatMode(), rules.repeatWindowSeconds(), rules.repeatScope());
        }
    }

    /// Whose calls are accepted, by countries such as `US`, states and provinces such as `US-GA`, and prefixes such as
    /// `+1404`.
    ///
    /// @param allowed all callers if omitted or empty; otherwise callers without a number are refused
    /// @param excluded refused, also if an allowed place includes them
    record CallerFilterRequest(
            @Nullable @Size(max = MAX_PLACES) List<@NotNull String> allowed,
            @Nullable @Size(max = MAX_PLACES) List<@NotNull String> excluded) {
        static final int MAX_PLACES = 200;

        static @Nullable CallerFilterRequest of(CallerFilter filter) {
            return filter.acceptsAll() ? null : new CallerFilterRequest(filter.allowed(), filter.excluded());
        }
    }

    /// The request with which PUT would leave the campaign as it is.
    static CampaignRequest of(CampaignConfiguration campaign) {
        var settings = campaign.settings();
        StoredCampaignRules rules = StoredCampaignRules.from(settings.rules());
        CapsCount count = CapsCount.of(settings.counting());
        return new CampaignRequest(
                campaign.tenantId(),
                settings.name(),
                settings.active() ? "active" : "inactive",
                rules.strategy(),
                settings.dialTimeoutSeconds(),
                campaign.didIds(),
                settings.dialPrefix(),
                settings.carrierId(),
                settings.limits().concurrent(),
                settings.limits().total(),
                settings.limits().daily(),
                count.what(),
                count.minimumTalkSeconds(),
                rules.timeZone(),
                WeeklyHours.of(settings.rules().hours().spans()),
                rules.maxCallSeconds(),
                settings.callerIdDidIds(),
                OverflowRequest.of(settings.overflow()),
                WhenUnavailableRequest.of(rules),
                RepeatCallersRequest.of(rules),
                CallerFilterRequest.of(settings.rules().callerFilter()));
    }

    List<UUID> didIdsOrEmpty() {
        return didIds == null ? List.of() : didIds.stream().distinct().toList();
    }
}
