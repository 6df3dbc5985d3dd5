package io.trunkline.cdr.callrecords;

import io.trunkline.telephony.CallId;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.outcomes.Disposition;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A call record as it is stored.
///
/// @param revision 0 while the call is in progress
/// @param direction null for a call whose row was just created
/// @param disposition null while the call is in progress
record CallRecordRow(
        CallId callId,
        long revision,
        @Nullable Direction direction,
        @Nullable Disposition disposition,
        Parties parties,
        PartyNames partyNames,
        @Nullable String callerNumber,
        @Nullable String calledNumber,
        @Nullable String callerId,
        String node,
        Instant startedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        long talkMillis,
        @Nullable Integer cause,
        @Nullable Integer sipStatus,
        @Nullable String reason,
        Map<String, String> reference) {

    /// The names of the parties. Each is null while it is unknown.
    record PartyNames(
            @Nullable String tenant,
            @Nullable String campaign,
            @Nullable String client,
            @Nullable String carrier,
            @Nullable String did) {}
}
