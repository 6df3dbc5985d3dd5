package io.trunkline.cdr.assembly;

import io.trunkline.cdr.assembly.domain.AttemptRecord;
import io.trunkline.cdr.assembly.domain.CallState;
import io.trunkline.cdr.callfacts.domain.Ids;
import io.trunkline.cdr.dispositions.domain.Disposition;
import io.trunkline.events.calls.CdrRecorded;
import io.trunkline.events.calls.PartyIds;
import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.Direction;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The record of a complete call as it is said.
final class CdrRecordedMapper {
    private CdrRecordedMapper() {}

    static CdrRecorded toEvent(CallState.UpdatedCall learned) {
        var record = learned.record();
        return new CdrRecorded(
                record.callId().value(),
                learned.state().revision(),
                Direction.valueOf(record.direction().name()),
                disposition(record.disposition()),
                ids(record.ids()),
                record.callerNumber(),
                record.calledNumber(),
                record.callerId(),
                record.callId().node(),
                record.startedAt(),
                record.answeredAt(),
                Objects.requireNonNull(record.endedAt(), "a complete call has an end"),
                record.talkMillis() / 1_000.0,
                record.hangupCodes().cause(),
                record.hangupCodes().sipStatus(),
                record.reason(),
                record.attempts().stream().map(CdrRecordedMapper::attempt).toList(),
                record.reference());
    }

    private static CdrRecorded.Attempt attempt(AttemptRecord attempt) {
        return new CdrRecorded.Attempt(
                CallLeg.ofCode(attempt.attempt()),
                disposition(attempt.disposition()),
                ids(attempt.ids()),
                attempt.leaseId(),
                attempt.channelId(),
                attempt.startedAt(),
                attempt.answeredAt(),
                attempt.endedAt(),
                attempt.hangupCodes().cause(),
                attempt.hangupCodes().sipStatus(),
                attempt.hangupCodes().dialStatus());
    }

    private static io.trunkline.telephony.Disposition disposition(@Nullable Disposition disposition) {
        return io.trunkline.telephony.Disposition.valueOf(
                Objects.requireNonNull(disposition, "a complete call has a disposition")
                        .name());
    }

    private static PartyIds ids(Ids ids) {
        return new PartyIds(
                ids.tenantId(), ids.campaignId(), ids.linkId(), ids.clientId(), ids.carrierId(), ids.didId());
    }
}
