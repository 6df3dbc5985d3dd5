package io.trunkline.cdr.callrecords;

import io.trunkline.cdr.callfacts.domain.CallId;
import io.trunkline.cdr.callfacts.domain.Direction;
import io.trunkline.cdr.callfacts.domain.Ids;
import io.trunkline.cdr.dispositions.domain.Disposition;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A record as it is kept.
///
/// @param revision 0 while the call goes on
/// @param direction null for a call of which next to nothing is known yet
/// @param disposition null while the call goes on
record CallRecordRow(
        CallId callId,
        long revision,
        @Nullable Direction direction,
        @Nullable Disposition disposition,
        Ids ids,
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

    /// What the ids are called, as far as known.
    record PartyNames(
            @Nullable String tenant,
            @Nullable String campaign,
            @Nullable String client,
            @Nullable String carrier,
            @Nullable String did) {}
}
