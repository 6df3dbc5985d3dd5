package io.trunkline.cdr.assembly.domain;

import io.trunkline.cdr.callfacts.domain.HangupCodes;
import io.trunkline.cdr.callfacts.domain.Ids;
import io.trunkline.cdr.dispositions.domain.Disposition;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One try to reach somebody.
///
/// @param attempt from 1; from 101 for what an answered call is joined to
/// @param disposition null while it goes on
/// @param channelId null when no channel came to be
public record AttemptRecord(
        int attempt,
        @Nullable Disposition disposition,
        Ids ids,
        @Nullable UUID leaseId,
        @Nullable String channelId,
        @Nullable String endpoint,
        @Nullable Instant startedAt,
        @Nullable Instant ringingAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        HangupCodes hangupCodes) {

    boolean isAnswered() {
        return disposition == Disposition.ANSWERED;
    }

    /// Whether it tries to reach the callee, and not what an answered call is joined to.
    boolean isToCallee() {
        return attempt < CallRecordBuilder.FIRST_CONNECT_LEG;
    }
}
