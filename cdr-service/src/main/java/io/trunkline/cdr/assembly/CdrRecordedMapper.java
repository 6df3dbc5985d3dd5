package io.trunkline.cdr.assembly;

import io.trunkline.cdr.assembly.domain.AttemptRecord;
import io.trunkline.cdr.assembly.domain.CallState;
import io.trunkline.cdr.callfacts.domain.ConnectTarget;
import io.trunkline.events.calls.CdrRecorded;
import io.trunkline.events.calls.ConnectTo;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// From the record of a complete call to `cdr.recorded`.
final class CdrRecordedMapper {
    private static final String NO_DISPOSITION = "a complete call has a disposition";

    private CdrRecordedMapper() {}

    static CdrRecorded toEvent(CallState.UpdatedCall updated) {
        var record = updated.record();
        return new CdrRecorded(
                record.callId().value(),
                updated.state().revision(),
                record.direction(),
                Objects.requireNonNull(record.disposition(), NO_DISPOSITION),
                PartyIdsMapper.event(record.parties()),
                record.callerNumber(),
                record.calledNumber(),
                record.calledPlace().country(),
                record.calledPlace().region(),
                record.callerId(),
                record.callId().node(),
                record.startedAt(),
                record.routedAt(),
                record.ringingAt(),
                record.answeredAt(),
                Objects.requireNonNull(record.endedAt(), "a complete call has an end"),
                record.talkMillis() / 1_000.0,
                seconds(record.postDialDelayMillis()),
                seconds(record.ringMillis()),
                record.hangupCodes().cause(),
                record.hangupCodes().sipStatus(),
                record.hungUpBy(),
                record.reason(),
                record.attempts().stream().map(CdrRecordedMapper::attempt).toList(),
                record.reference(),
                record.tags(),
                connectTo(record.connect()));
    }

    private static @Nullable ConnectTo connectTo(@Nullable ConnectTarget target) {
        return target == null ? null : new ConnectTo(PartyIdsMapper.uuid(target.client()), target.context());
    }

    private static CdrRecorded.Attempt attempt(AttemptRecord attempt) {
        return new CdrRecorded.Attempt(
                attempt.leg(),
                Objects.requireNonNull(attempt.disposition(), NO_DISPOSITION),
                PartyIdsMapper.event(attempt.parties()),
                PartyIdsMapper.uuid(attempt.leaseId()),
                attempt.channelId(),
                attempt.startedAt(),
                attempt.ringingAt(),
                attempt.answeredAt(),
                attempt.endedAt(),
                attempt.talkMillis() / 1_000.0,
                seconds(attempt.postDialDelayMillis()),
                seconds(attempt.ringMillis()),
                attempt.end().cause(),
                attempt.end().sipStatus(),
                attempt.hungUpBy(),
                attempt.end().dialStatus(),
                attempt.endpoint());
    }

    private static @Nullable Double seconds(@Nullable Long millis) {
        return millis == null ? null : millis / 1_000.0;
    }
}
