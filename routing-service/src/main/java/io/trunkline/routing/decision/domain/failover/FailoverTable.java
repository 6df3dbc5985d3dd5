package io.trunkline.routing.decision.domain.failover;

import io.trunkline.telephony.AttemptOutcome;
import java.util.Set;

/// What an operator changed, for one carrier, of the table by which a call goes on to the next carrier. Keys are
/// SIP statuses such as `403`, which come first, and Q.850 causes such as `cause:34`.
public record FailoverTable(Set<String> next, Set<String> end) {
    /// The ordinary table.
    public static final FailoverTable DEFAULT = new FailoverTable(Set.of(), Set.of());

    public FailoverTable {
        next = Set.copyOf(next);
        end = Set.copyOf(end);
    }

    /// @param tryNext whether the next carrier is tried
    /// @param fromCarrierTable whether an operator said so
    public record FailoverDecision(boolean tryNext, boolean fromCarrierTable) {}

    /// A call that was answered or given up has nowhere to go, whatever the table says.
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
