package io.trunkline.routing.decision.domain;

import io.trunkline.telephony.AttemptEnd;
import io.trunkline.telephony.AttemptOutcome;
import io.trunkline.telephony.LeaseId;
import java.util.Optional;

/// How the attempt before this one ended, as the dialplan saw it.
///
/// @param lease      what it held, when the dialplan still knows
/// @param dialStatus DIALSTATUS, such as `BUSY`
/// @param cause      Q.850 cause, 0 when there is none
/// @param sipStatus  SIP status of the dialled channel, 0 when there is none
/// @param channel    Uniqueid of the dialled channel; may be empty
public record PreviousAttempt(Optional<LeaseId> lease, String dialStatus, int cause, int sipStatus, String channel) {
    public AttemptOutcome outcome() {
        return AttemptEnd.of(dialStatus, cause, sipStatus).outcome();
    }
}
