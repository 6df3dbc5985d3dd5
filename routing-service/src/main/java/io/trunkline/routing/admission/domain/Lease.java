package io.trunkline.routing.admission.domain;

import io.trunkline.routing.caps.domain.CountedUse;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.ids.LeaseId;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// The lease of one attempt: its use of caps.
///
/// @param origin          the values that never change
/// @param releaseEvidence why it was released; empty while it is held
/// @param totalState      whether it counts towards totals
/// @param answered        whether it was answered; true is final
/// @param talkTime        known if a cap needs it
public record Lease(
        Origin origin, Optional<Evidence> releaseEvidence, TotalState totalState, boolean answered, TalkTime talkTime) {
    /// The values of a lease when it is granted.
    ///
    /// @param attempt      code of the attempt or connect leg
    /// @param direction    direction of the question, or `adopted`
    /// @param callerNumber the caller's digits with an optional plus sign; may be empty
    /// @param caller       the number by which the caller of an inbound call is recognized later
    /// @param answer       the answer to the dialplan; empty for a lease adopted from a live channel
    /// @param takenAt      time of the grant by the database's clock; empty for one that is being granted
    public record Origin(
            LeaseId id,
            String callId,
            int attempt,
            String node,
            String direction,
            String callerNumber,
            Optional<PhoneNumber> caller,
            Parties parties,
            Optional<Answer.Dial> answer,
            HeldCaps heldCaps,
            Optional<Instant> takenAt) {}

    static Lease granted(Origin origin) {
        return new Lease(origin, Optional.empty(), TotalState.PENDING, false, TalkTime.UNKNOWN);
    }

    public boolean isHeld() {
        return releaseEvidence.isEmpty();
    }

    /// Whether it was adopted from a live channel, without a question.
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

    Stream<UUID> allCaps() {
        return Stream.concat(
                origin.heldCaps().concurrent().stream(),
                origin.heldCaps().counted().stream().map(CountedUse::cap));
    }

    /// The caps whose usage differs between this lease and a later state of it.
    Stream<UUID> capsChangedBy(Lease later) {
        boolean isReleased = isHeld() && !later.isHeld();
        return Stream.concat(
                isReleased ? origin.heldCaps().concurrent().stream() : Stream.empty(),
                origin.heldCaps().counted().stream()
                        .filter(use -> counts(use) != later.counts(use))
                        .map(CountedUse::cap));
    }

    /// Whether it counts in a cap: as long as it may have been answered, and may have been long enough.
    boolean counts(CountedUse use) {
        return totalState != TotalState.RETURNED
                && talkTime.length()
                        .map(length -> length.compareTo(use.minimumTalk()) >= 0)
                        .orElse(true);
    }

    Lease withTalkTime(TalkTime known) {
        return origin.heldCaps().needsTalkTime()
                ? new Lease(origin, releaseEvidence, totalState, answered, known)
                : this;
    }

    Lease withRelease(Evidence evidence) {
        return new Lease(origin, Optional.of(evidence), totalState, answered, talkTime);
    }

    /// Without anything that counts.
    Lease discarded() {
        return new Lease(origin, releaseEvidence, TotalState.RETURNED, false, talkTime);
    }

    Lease withTotalState(TotalState to) {
        return new Lease(origin, releaseEvidence, to, answered || to == TotalState.USED, talkTime);
    }
}
