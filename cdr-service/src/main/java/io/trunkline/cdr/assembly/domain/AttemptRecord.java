package io.trunkline.cdr.assembly.domain;

import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.ids.LeaseId;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.outcomes.AttemptEnd;
import io.trunkline.telephony.outcomes.Disposition;
import io.trunkline.telephony.outcomes.HangupParty;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One attempt to reach a carrier or a client, or one connect leg.
///
/// @param disposition null while the attempt is in progress
/// @param channelId Asterisk's Uniqueid; null when no channel was created
/// @param endpoint of the carrier or client in Asterisk; null when unknown
/// @param ringingAt first ringing or early media
/// @param postDialDelayMillis from dialing to the first ringing; null when either was not observed
/// @param ringMillis from the first ringing to the answer, or else to the end; null when either was not observed
/// @param end as it is recorded, see [AttemptEnd#recorded()]
/// @param hungUpBy who ended it; null when unknown, and when the callee was not reached
public record AttemptRecord(
        CallLeg leg,
        @Nullable Disposition disposition,
        Parties parties,
        @Nullable LeaseId leaseId,
        @Nullable String channelId,
        @Nullable String endpoint,
        @Nullable Instant startedAt,
        @Nullable Instant ringingAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable Long postDialDelayMillis,
        @Nullable Long ringMillis,
        AttemptEnd end,
        @Nullable HangupParty hungUpBy) {

    /// From answer to end, milliseconds; 0 when either is unknown. The clocks of two sources can differ.
    public long talkMillis() {
        return answeredAt == null || endedAt == null
                ? 0
                : Math.max(0, Duration.between(answeredAt, endedAt).toMillis());
    }

    boolean isAnswered() {
        return disposition == Disposition.ANSWERED;
    }

    /// Whether the attempt is to reach the callee. A connect leg joins an answered call to a client and does not
    /// decide the call's disposition.
    boolean isToCallee() {
        return !leg.isConnectLeg();
    }
}
