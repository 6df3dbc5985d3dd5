package io.trunkline.cdr.assembly.domain;

import io.trunkline.cdr.callfacts.domain.CallId;
import io.trunkline.cdr.callfacts.domain.Direction;
import io.trunkline.cdr.callfacts.domain.HangupCodes;
import io.trunkline.cdr.callfacts.domain.Ids;
import io.trunkline.cdr.dispositions.domain.Disposition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known of a call.
///
/// @param complete false while it goes on
/// @param disposition null while it goes on
/// @param ids those of the attempt that was answered, else of the last one
/// @param startedAt the first channel's start, else the second in the call id
/// @param answeredAt the callee's answer
/// @param endedAt null while it goes on
/// @param talkMillis from answer to end, milliseconds; 0 when not answered
/// @param hangupCodes of the attempt that decided, else of the call's own channel
/// @param reason why nobody (more) was dialled, a permanent code
/// @param attempts by their numbers
public record CallRecord(
        CallId callId,
        boolean complete,
        Direction direction,
        @Nullable Disposition disposition,
        Ids ids,
        @Nullable String callerNumber,
        @Nullable String calledNumber,
        @Nullable String callerId,
        Instant startedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        long talkMillis,
        HangupCodes hangupCodes,
        @Nullable String reason,
        List<AttemptRecord> attempts,
        Map<String, String> reference) {
    public CallRecord {
        attempts = List.copyOf(attempts);
        reference = Map.copyOf(reference);
    }
}
