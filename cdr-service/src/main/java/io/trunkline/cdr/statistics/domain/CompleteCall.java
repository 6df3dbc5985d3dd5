package io.trunkline.cdr.statistics.domain;

import io.trunkline.telephony.CallId;
import io.trunkline.telephony.outcomes.Disposition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What statistics need of the record of a complete call.
///
/// @param country of the called number, ISO 3166-1
/// @param region of the called number, ISO 3166-2
/// @param reason why no attempt, or no further one, was made
/// @param talkMillis from answer to end
/// @param postDialDelayMillis of the attempt that was answered, or of the last one; null where it is unknown
/// @param attempts without connect legs
public record CompleteCall(
        CallId callId,
        @Nullable UUID tenantId,
        @Nullable UUID campaignId,
        @Nullable UUID didId,
        @Nullable String country,
        @Nullable String region,
        @Nullable String reason,
        String node,
        Disposition disposition,
        Instant startedAt,
        @Nullable Instant endedAt,
        long talkMillis,
        @Nullable Long postDialDelayMillis,
        List<Attempt> attempts) {
    public CompleteCall {
        attempts = List.copyOf(attempts);
    }

    /// One attempt of a call. Its times are null where they are unknown.
    public record Attempt(
            @Nullable UUID carrierId,
            @Nullable UUID clientId,
            @Nullable UUID linkId,
            Disposition disposition,
            @Nullable Instant startedAt,
            @Nullable Instant answeredAt,
            @Nullable Instant endedAt,
            @Nullable Long postDialDelayMillis) {
        /// The clocks of two sources can differ.
        long talkMillis() {
            return answeredAt == null || endedAt == null
                    ? 0
                    : Math.max(0, Duration.between(answeredAt, endedAt).toMillis());
        }
    }
}
