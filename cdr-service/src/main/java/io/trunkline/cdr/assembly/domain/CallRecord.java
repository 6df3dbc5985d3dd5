package io.trunkline.cdr.assembly.domain;

import io.trunkline.cdr.callfacts.domain.ConnectTarget;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.numbers.NumberPlaces;
import io.trunkline.telephony.outcomes.AttemptEnd;
import io.trunkline.telephony.outcomes.Disposition;
import io.trunkline.telephony.outcomes.HangupParty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The record of a call. The decisive attempt is the one that was answered, or the last one.
///
/// @param complete false while the call is in progress
/// @param disposition that of the decisive attempt; null while the call is in progress
/// @param parties those of the decisive attempt
/// @param callerNumber null for a caller who withholds it
/// @param assertedNumber the number that the carrier asserts for such a caller, for the staff of the platform only
/// @param calledPlace country and region of the called number
/// @param startedAt start of the first channel, or the second in the call id
/// @param routedAt when routing made its first decision; null when it made none
/// @param ringingAt first ringing or early media of the decisive attempt
/// @param answeredAt the callee's answer
/// @param endedAt null while the call is in progress
/// @param talkMillis from answer to end, milliseconds; 0 when not answered
/// @param postDialDelayMillis that of the decisive attempt
/// @param ringMillis that of the decisive attempt
/// @param hangupCodes those of the decisive attempt, or of the call's own channel
/// @param hungUpBy who ended the call; null when unknown
/// @param reason why no attempt (or no further one) was made; of an answered call `media-timeout`, `hung-up`, or why it
///     was not connected to a client; a permanent code
/// @param connect what the order connects the answered call to; null without an order, and if it is put on hold
/// @param attempts attempts and connect legs, by number
public record CallRecord(
        CallId callId,
        boolean complete,
        Direction direction,
        @Nullable Disposition disposition,
        Parties parties,
        @Nullable String callerNumber,
        @Nullable String assertedNumber,
        @Nullable String calledNumber,
        NumberPlaces.Place calledPlace,
        @Nullable String callerId,
        Instant startedAt,
        @Nullable Instant routedAt,
        @Nullable Instant ringingAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        long talkMillis,
        @Nullable Long postDialDelayMillis,
        @Nullable Long ringMillis,
        AttemptEnd hangupCodes,
        @Nullable HangupParty hungUpBy,
        @Nullable String reason,
        @Nullable ConnectTarget connect,
        List<AttemptRecord> attempts,
        Map<String, String> reference,
        Map<String, String> tags) {
    public CallRecord {
        attempts = List.copyOf(attempts);
        reference = Map.copyOf(reference);
        tags = Map.copyOf(tags);
    }
}
