package io.trunkline.events.configuration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A campaign as configured, with its numbers, links and carriers.
///
/// @param dialTimeoutSeconds ringing time of one attempt
/// @param dialPrefix 1 to 10 digits, null when carriers are named or none is set
/// @param maxConcurrency calls at once in the whole campaign, null for no limit
/// @param totalCallsAllowed answered calls in all, null for no limit
/// @param dailyCap calls let in on one day of its time zone, null for no limit
/// @param timeZone IANA name, null for UTC
/// @param openingHours when it takes calls, by the clocks of its time zone; empty for always
/// @param maxCallSeconds how long a call may last from its Dial on, null for the node's own limit
/// @param callerIdDidIds ids of the numbers that its calls rotate through; empty for all of the tenant's
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
        @Nullable RepeatCallers repeatCallers)
        implements EntityEvent {

    /// What its tenant set.
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

    /// Campaign-to-client settings.
    ///
    /// @param priority lowest first
    /// @param weight share with `weighted`, from 1
    public record Link(
            UUID linkId,
            UUID clientId,
            int priority,
            int weight,
            Status status,
            @Nullable Integer maxConcurrency,
            @Nullable Long totalCallsAllowed,
            @Nullable Integer hourlyCap,
            @Nullable Integer dailyCap) {}

    /// A span of opening hours.
    ///
    /// @param weekday `monday` to `sunday`, the day on which it begins
    /// @param from `09:00`
    /// @param to of the next day when it is not after `from`
    public record OpeningHours(String weekday, String from, String to) {}

    /// The client that takes what no other can.
    public record Overflow(UUID clientId, int ringTimeoutSeconds) {}

    /// What a caller hears whom nobody can take.
    ///
    /// @param cause Q.850, null for that of the reason
    /// @param announcement name of a sound
    public record WhenUnavailable(
            @Nullable Integer cause, @Nullable String announcement) {}

    /// What becomes of somebody who was answered and calls again.
    ///
    /// @param mode `same_client` or `refuse`
    public record RepeatCallers(String mode, int windowSeconds) {}

    /// A carrier of the campaign with its place in the order there, lowest first.
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
