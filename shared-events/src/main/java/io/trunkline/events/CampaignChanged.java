package io.trunkline.events;

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
public record CampaignChanged(
        UUID campaignId,
        long version,
        boolean deleted,
        UUID tenantId,
        String name,
        Status status,
        Strategy routingStrategy,
        int dialTimeoutSeconds,
        @Nullable String dialPrefix,
        @Nullable Integer maxConcurrency,
        @Nullable Long totalCallsAllowed,
        List<UUID> didIds,
        List<Link> links,
        List<CarrierRef> carriers)
        implements EntityEvent {

    /// What its tenant set.
    public enum Status {
        ACTIVE,
        INACTIVE
    }

    /// The order in which clients are tried.
    public enum Strategy {
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
            @Nullable Long totalCallsAllowed) {}

    /// A carrier of the campaign with its place in the order there, lowest first.
    public record CarrierRef(UUID carrierId, int priority) {}

    @Override
    public String key() {
        return campaignId.toString();
    }

    @Override
    public Optional<UUID> owner() {
        return Optional.of(tenantId);
    }
}
