package io.trunkline.cdr.assembly.domain;

import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.ids.LeaseId;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.outcomes.AttemptEnd;
import io.trunkline.telephony.outcomes.Disposition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One attempt to reach a carrier or a client, or one connect leg.
///
/// @param disposition null while the attempt is in progress
/// @param channelId Asterisk's Uniqueid; null when no channel was created
/// @param end as it is recorded, see [AttemptEnd#recorded()]
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
        AttemptEnd end) {

    boolean isAnswered() {
        return disposition == Disposition.ANSWERED;
    }

    /// Whether the attempt is to reach the callee. A connect leg joins an answered call to a client and does not
    /// decide the call's disposition.
    boolean isToCallee() {
        return !leg.isConnectLeg();
    }
}
