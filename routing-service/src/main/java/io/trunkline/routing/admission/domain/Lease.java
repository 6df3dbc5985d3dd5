package io.trunkline.routing.admission.domain;

import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.LeaseId;
import io.trunkline.telephony.Parties;
import java.time.Instant;
import java.util.Optional;

/// One attempt's hold on all the caps it uses.
///
/// @param origin       what never changes
/// @param releaseEvidence why it was given back; empty while it is held
/// @param totalState    where its hold on totals stands
/// @param answered whether it was answered; once known, for good
public record Lease(Origin origin, Optional<Evidence> releaseEvidence, TotalState totalState, boolean answered) {
    /// What a lease is given with.
    ///
    /// @param attempt   from 1; from 101 on the answered leg
    /// @param direction of its question, or `adopted`
    /// @param callerNumber      the caller's number, `+` and digits; may be empty
    /// @param answer    what the dialplan was told; empty for one adopted from a live call
    /// @param takenAt   by the database's clock; empty for one that is being given now
    public record Origin(
            LeaseId id,
            String callId,
            int attempt,
            String node,
            String direction,
            String callerNumber,
            Parties parties,
            Optional<Answer.Dial> answer,
            HeldCaps heldCaps,
            Optional<Instant> takenAt) {}

    static Lease granted(Origin origin) {
        return new Lease(origin, Optional.empty(), TotalState.PENDING, false);
    }

    public boolean isHeld() {
        return releaseEvidence.isEmpty();
    }

    /// Whether it was found live without having asked.
    public boolean isAdopted() {
        return origin.answer().isEmpty();
    }

    public LeaseId id() {
        return origin.id();
    }

    public int attempt() {
        return origin.attempt();
    }

    public Parties parties() {
        return origin.parties();
    }

    /// Whether both codes are connect legs, or both are attempts.
    static boolean isSameLeg(int one, int other) {
        return CallLeg.ofCode(one).isSameKindAs(CallLeg.ofCode(other));
    }

    Lease withRelease(Evidence evidence) {
        return new Lease(origin, Optional.of(evidence), totalState, answered);
    }

    Lease withTotalState(TotalState to) {
        return new Lease(origin, releaseEvidence, to, answered || to == TotalState.USED);
    }
}
