package io.trunkline.routing.decision.domain;

import io.trunkline.telephony.ids.LeaseId;
import io.trunkline.telephony.outcomes.AttemptEnd;
import io.trunkline.telephony.outcomes.AttemptOutcome;
import java.util.Optional;

/// How the previous attempt ended, as the dialplan reports it.
///
/// @param lease      its lease, if the dialplan still has it
/// @param dialStatus DIALSTATUS, such as `BUSY`
/// @param cause      Q.850 cause, 0 for none
/// @param sipStatus  SIP status of the dialed channel, 0 for none
/// @param channel    Uniqueid of the dialed channel; may be empty
public record PreviousAttempt(Optional<LeaseId> lease, String dialStatus, int cause, int sipStatus, String channel) {
    public AttemptOutcome outcome() {
        return AttemptEnd.of(dialStatus, cause, sipStatus).outcome();
    }
}
