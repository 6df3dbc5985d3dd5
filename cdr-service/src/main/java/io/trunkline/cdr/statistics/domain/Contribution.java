package io.trunkline.cdr.statistics.domain;

import io.trunkline.telephony.outcomes.Disposition;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What one call adds to the rollups: itself once, and each of its attempts. Stored with the call, so that a later
/// revision adds the difference.
///
/// @param tenantId whose rollups have it; [#NO_TENANT] for a call of no tenant
/// @param counted the call and its attempts
public record Contribution(UUID tenantId, List<Counted> counted) {
    /// The tenant of calls that belong to none.
    static final UUID NO_TENANT = new UUID(0, 0);

    /// The contribution of a call that has not been counted.
    public static final Contribution NONE = new Contribution(NO_TENANT, List.of());

    /// A time that differs more from the second in the call id is wrong: it must not create buckets of its own.
    private static final Duration LONGEST_CALL = Duration.ofDays(7);

    public Contribution {
        counted = List.copyOf(counted);
    }

    /// One call or attempt.
    ///
    /// @param startedAt the second of its start
    /// @param endedAt the second of its end; null where it is unknown, and it is in progress at no time
    /// @param delayBucket that of its post-dial delay, see [PostDialDelays]; null if nothing rang
    /// @param ids what it counts for
    public record Counted(
            Instant startedAt,
            @Nullable Instant endedAt,
            Disposition disposition,
            long talkMillis,
            @Nullable Integer delayBucket,
            Map<Dimension, String> ids) {
        public Counted {
            ids = Map.copyOf(ids);
        }
    }

    public static Contribution of(CompleteCall call) {
        var ofAttempts = call.attempts().stream().map(attempt -> ofAttempt(call, attempt));
        return new Contribution(
                call.tenantId() == null ? NO_TENANT : call.tenantId(),
                Stream.concat(Stream.of(ofCall(call)), ofAttempts)
                        .filter(one -> !one.ids().isEmpty())
                        .toList());
    }

    private static Counted ofCall(CompleteCall call) {
        var startedAt = startOr(call, call.startedAt());
        return new Counted(
                startedAt,
                endOf(startedAt, call.endedAt()),
                call.disposition(),
                call.talkMillis(),
                bucketOf(call.postDialDelayMillis()),
                new Ids()
                        .add(Dimension.TENANT, call.tenantId())
                        .add(Dimension.CAMPAIGN, call.campaignId())
                        .add(Dimension.DID, call.didId())
                        .add(Dimension.COUNTRY, call.country())
                        .add(Dimension.REGION, call.region())
                        .add(Dimension.REASON, call.reason())
                        .add(Dimension.NODE, call.node())
                        .known);
    }

    private static Counted ofAttempt(CompleteCall call, CompleteCall.Attempt attempt) {
        var startedAt = startOr(call, attempt.startedAt() == null ? call.startedAt() : attempt.startedAt());
        return new Counted(
                startedAt,
                endOf(startedAt, attempt.endedAt() == null ? call.endedAt() : attempt.endedAt()),
                attempt.disposition(),
                attempt.talkMillis(),
                bucketOf(attempt.postDialDelayMillis()),
                new Ids()
                        .add(Dimension.CARRIER, attempt.carrierId())
                        .add(Dimension.CLIENT, attempt.clientId())
                        .add(Dimension.LINK, attempt.linkId())
                        .known);
    }

    private static Instant startOr(CompleteCall call, Instant time) {
        var began = call.callId().startedAt();
        return isPlausible(began, time) ? time.truncatedTo(ChronoUnit.SECONDS) : began;
    }

    private static @Nullable Instant endOf(Instant startedAt, @Nullable Instant time) {
        if (time == null || !isPlausible(startedAt, time)) {
            return null;
        }
        return time.isBefore(startedAt) ? startedAt : time.truncatedTo(ChronoUnit.SECONDS);
    }

    private static boolean isPlausible(Instant began, Instant time) {
        return Duration.between(began, time).abs().compareTo(LONGEST_CALL) <= 0;
    }

    private static @Nullable Integer bucketOf(@Nullable Long delayMillis) {
        return delayMillis == null ? null : PostDialDelays.bucketOf(Duration.ofMillis(delayMillis));
    }

    private static final class Ids {
        private final Map<Dimension, String> known = new EnumMap<>(Dimension.class);

        Ids add(Dimension dimension, @Nullable Object id) {
            if (id != null) {
                known.put(dimension, id.toString());
            }
            return this;
        }
    }
}
