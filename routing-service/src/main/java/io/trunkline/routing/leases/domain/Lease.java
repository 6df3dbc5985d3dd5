package io.trunkline.routing.leases.domain;

import io.trunkline.routing.decisions.domain.Answer;
import io.trunkline.routing.decisions.domain.LeaseId;
import io.trunkline.routing.decisions.domain.Parties;
import java.time.Instant;
import java.util.Optional;

/// One attempt's hold on all the caps it uses.
///
/// @param of       what never changes
/// @param released why it was given back; empty while it is held
/// @param total    where its hold on totals stands
/// @param answered whether it was answered; once known, for good
public record Lease(Origin of, Optional<Evidence> released, Total total, boolean answered) {
    /// What a lease is given with.
    ///
    /// @param attempt   from 1; from 101 on the answered leg
    /// @param direction of its question, or `adopted`
    /// @param from      the caller's number, `+` and digits; may be empty
    /// @param answer    what the dialplan was told; empty for one adopted from a live call
    /// @param takenAt   by the database's clock; empty for one that is being given now
    public record Origin(
            LeaseId id,
            String call,
            int attempt,
            String node,
            String direction,
            String from,
            Parties parties,
            Optional<Answer.Dial> answer,
            Holds holds,
            Optional<Instant> takenAt) {}

    static Lease given(Origin origin) {
        return new Lease(origin, Optional.empty(), Total.PENDING, false);
    }

    public boolean held() {
        return released.isEmpty();
    }

    /// Whether it was found live without having asked.
    public boolean adopted() {
        return of.answer().isEmpty();
    }

    public LeaseId id() {
        return of.id();
    }

    public int attempt() {
        return of.attempt();
    }

    public Parties parties() {
        return of.parties();
    }

    /// The leg of a call that an attempt belongs to: its own, or the one that an answered call joins.
    public static boolean sameLeg(int one, int other) {
        return (one > 100) == (other > 100);
    }

    Lease releasedBy(Evidence evidence) {
        return new Lease(of, Optional.of(evidence), total, answered);
    }

    Lease settled(Total to) {
        return new Lease(of, released, to, answered || to == Total.USED);
    }
}
