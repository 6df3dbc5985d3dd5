package io.trunkline.routing.decision.domain.failover;

import io.trunkline.telephony.outcomes.AttemptOutcome;
import java.util.Set;

/// A carrier's own failover rules, which come before the default. Keys are SIP statuses such as `403`, which are
/// looked up first, and Q.850 causes such as `cause:34`.
///
/// @param next after these the next carrier is tried
/// @param end  after these the call ends
public record FailoverTable(Set<String> next, Set<String> end) {
    /// No rules of its own: [AttemptOutcome#triesNextCarrier()] decides.
    public static final FailoverTable DEFAULT = new FailoverTable(Set.of(), Set.of());

    public FailoverTable {
        next = Set.copyOf(next);
        end = Set.copyOf(end);
    }

    /// @param tryNext          whether the next carrier is tried
    /// @param fromCarrierTable whether the carrier's own table decided
    public record FailoverDecision(boolean tryNext, boolean fromCarrierTable) {}

    /// A call that was answered or canceled ends, whatever the table says.
    public FailoverDecision evaluate(EndedAttempt ending) {
        if (ending.outcome() == AttemptOutcome.ANSWERED || ending.outcome() == AttemptOutcome.CANCELED) {
            return new FailoverDecision(false, false);
        }
        String sip = String.valueOf(ending.sipStatus());
        String cause = "cause:" + ending.cause();
        if (next.contains(sip) || end.contains(sip)) {
            return new FailoverDecision(next.contains(sip), true);
        }
        if (next.contains(cause) || end.contains(cause)) {
            return new FailoverDecision(next.contains(cause), true);
        }
        return new FailoverDecision(ending.outcome().triesNextCarrier(), false);
    }
}
