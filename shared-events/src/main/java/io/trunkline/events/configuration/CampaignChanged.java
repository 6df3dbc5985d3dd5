package io.trunkline.events.configuration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A campaign as configured, with its numbers, links and carriers.
///
/// @param dialTimeoutSeconds ring timeout of one attempt
/// @param dialPrefix 1 to 10 digits, null when the campaign has carriers, or no route out
/// @param maxConcurrency cap on concurrent calls; null for none
/// @param totalCallsAllowed cap on total answered calls; null for none
/// @param dailyCap cap on the calls admitted on one day of the time zone; null for none
/// @param timeZone IANA name, null for UTC
/// @param openingHours when calls are accepted, in the time zone; empty for always
/// @param maxCallSeconds maximum duration of a call from its Dial on; null for the node's limit
/// @param counting which calls count in its caps; null for answered calls in totals and attempts in days
/// @param callerFilter whose calls are accepted; null for all
/// @param callerIdDidIds DIDs used in rotation as caller ID; empty for all of the tenant
public record CampaignChanged(
        UUID campaignId,
        long version,
        boolean deleted,
        UUID tenantId,
        String name,
        Status status,
        RoutingStrategy routingStrategy,
        int dialTimeoutSeconds,
        @Nullable String dialPrefix,
        @Nullable Integer maxConcurrency,
        @Nullable Long totalCallsAllowed,
        List<UUID> didIds,
        List<Link> links,
        List<CampaignCarrier> carriers,
        @Nullable Integer dailyCap,
        @Nullable String timeZone,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OpeningHours> openingHours,

        @Nullable Integer maxCallSeconds,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UUID> callerIdDidIds,

        @Nullable Overflow overflow,
        @Nullable WhenUnavailable whenUnavailable,
        @Nullable RepeatCallers repeatCallers,
        @Nullable Counting counting,
        @Nullable CallerFilter callerFilter)
        implements EntityEvent {

    /// The status that the tenant set.
    public enum Status {
        ACTIVE,
        INACTIVE
    }

    /// The order in which clients are tried.
    public enum RoutingStrategy {
        PRIORITY,
        ROUND_ROBIN,
        WEIGHTED,
        TIMEOUT_FALLBACK
    }

    /// A link between the campaign and a client.
    ///
    /// @param priority the lowest is tried first
    /// @param weight share of the calls with `weighted`, from 1
    /// @param weeklyCap cap on the attempts of one ISO week; null for none
    /// @param monthlyCap cap on the attempts of one month; null for none
    /// @param schedule when it takes calls; null for always
    /// @param counting which calls count in its caps; null for answered calls in totals and attempts in windows
    /// @param tagRules which calls it takes by their tags; null for all
    public record Link(
            UUID linkId,
            UUID clientId,
            int priority,
            int weight,
            Status status,
            @Nullable Integer maxConcurrency,
            @Nullable Long totalCallsAllowed,
            @Nullable Integer hourlyCap,
            @Nullable Integer dailyCap,
            @Nullable Integer weeklyCap,
            @Nullable Integer monthlyCap,
            @Nullable LinkSchedule schedule,
            @Nullable Counting counting,
            @Nullable TagRules tagRules) {}

    /// Which calls a link takes by their tags: the accepted, or refused, values by the name of the tag; without
    /// values, any value.
    ///
    /// @param required a call must have each of these tags; absent when empty
    /// @param excluded a call must have none of these; absent when empty
    public record TagRules(
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, List<String>> required,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, List<String>> excluded) {}

    /// Which calls count in totals and in windows of time.
    ///
    /// @param what `attempts` or `answered`
    /// @param minimumTalkSeconds shorter calls do not count; null for answered calls of any length
    public record Counting(String what, @Nullable Integer minimumTalkSeconds) {}

    /// When a link takes calls.
    ///
    /// @param timeZone IANA name, also of the windows of its caps; null for that of the campaign
    /// @param openingHours in the time zone; empty for always
    /// @param startsAt it takes no calls before
    /// @param endsAt it takes no calls from then on
    /// @param pauseReason null while it is not paused
    public record LinkSchedule(
            @Nullable String timeZone,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OpeningHours> openingHours,

            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            @Nullable String pauseReason) {}

    /// One period of opening hours.
    ///
    /// @param weekday `monday` to `sunday`, the day on which it starts
    /// @param from `09:00`
    /// @param to on the next day when it is not after `from`
    public record OpeningHours(String weekday, String from, String to) {}

    /// The client that gets a call when no linked client is available.
    public record Overflow(UUID clientId, int ringTimeoutSeconds) {}

    /// How a call ends when no client is available.
    ///
    /// @param cause Q.850 cause; null for that of the reason
    /// @param announcement name of a sound file to play; null for none
    public record WhenUnavailable(
            @Nullable Integer cause, @Nullable String announcement) {}

    /// What happens when a caller who was answered calls again.
    ///
    /// @param mode `same-client`, `other-client` or `refuse`
    /// @param windowSeconds how long an answered call counts; null for ever
    /// @param scope whose answered calls count: `campaign` or `tenant`; null for those of the campaign
    public record RepeatCallers(
            String mode,
            @Nullable Integer windowSeconds,
            @Nullable String scope) {}

    /// Whose calls are accepted, by countries such as `US`, states such as `US-GA`, and prefixes such as `+1404`.
    ///
    /// @param allowed empty for all callers
    /// @param excluded refused, also if an allowed place includes them
    public record CallerFilter(List<String> allowed, List<String> excluded) {}

    /// A carrier of the campaign. The lowest priority is tried first.
    public record CampaignCarrier(UUID carrierId, int priority) {}

    @Override
    public String key() {
        return campaignId.toString();
    }

    @Override
    public Optional<UUID> owningTenant() {
        return Optional.of(tenantId);
    }
}
