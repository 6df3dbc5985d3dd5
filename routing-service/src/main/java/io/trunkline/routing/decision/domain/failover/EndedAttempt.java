package io.trunkline.routing.decision.domain.failover;

import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.outcomes.AttemptOutcome;
import java.util.Optional;

/// How the last attempt of a call ended.
///
/// @param cause     Q.850 cause, 0 when there is none
/// @param sipStatus SIP status, 0 when there is none
/// @param carrier   the carrier of an outbound attempt
public record EndedAttempt(AttemptOutcome outcome, int cause, int sipStatus, Optional<CarrierId> carrier) {
    /// An end of which only the outcome is known.
    public static EndedAttempt of(AttemptOutcome outcome) {
        return new EndedAttempt(outcome, 0, 0, Optional.empty());
    }
}
