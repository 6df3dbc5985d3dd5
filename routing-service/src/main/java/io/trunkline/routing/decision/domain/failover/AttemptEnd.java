package io.trunkline.routing.decision.domain.failover;

import io.trunkline.routing.telephony.domain.CarrierId;
import java.util.Optional;

/// How the last attempt of a call ended, and whose it was.
///
/// @param cause     Q.850 cause, 0 when there is none
/// @param sipStatus SIP status, 0 when there is none
/// @param carrier   that it went by, when it went by one
public record AttemptEnd(Outcome outcome, int cause, int sipStatus, Optional<CarrierId> carrier) {
    /// Of which nothing more is known.
    public static AttemptEnd of(Outcome outcome) {
        return new AttemptEnd(outcome, 0, 0, Optional.empty());
    }
}
