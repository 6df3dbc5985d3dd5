package io.trunkline.cdr.records;

import io.trunkline.cdr.calls.domain.CallId;
import io.trunkline.cdr.calls.domain.Direction;
import io.trunkline.cdr.calls.domain.Disposition;
import io.trunkline.cdr.calls.domain.Ids;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A record as it is kept.
///
/// @param revision 0 while the call goes on
/// @param direction null for a call of which next to nothing is known yet
/// @param disposition null while the call goes on
record RecordRow(
        CallId callId,
        long revision,
        @Nullable Direction direction,
        @Nullable Disposition disposition,
        Ids ids,
        Names names,
        @Nullable String from,
        @Nullable String number,
        @Nullable String numberShown,
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
    record Names(
            @Nullable String tenant,
            @Nullable String campaign,
            @Nullable String client,
            @Nullable String carrier,
            @Nullable String did) {}
}
