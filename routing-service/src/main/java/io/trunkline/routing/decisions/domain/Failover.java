package io.trunkline.routing.decisions.domain;

import java.util.Set;

/// What an operator changed, for one carrier, of the table by which a call goes on to the next carrier. Keys are SIP
/// statuses such as `403`, which come first, and Q.850 causes such as `cause:34`.
public record Failover(Set<String> next, Set<String> end) {
    /// The ordinary table.
    public static final Failover ORDINARY = new Failover(Set.of(), Set.of());

    public Failover {
        next = Set.copyOf(next);
        end = Set.copyOf(end);
    }

    /// @param goesOn whether the next carrier is tried
    /// @param changed whether an operator said so
    record Verdict(boolean goesOn, boolean changed) {}

    /// A call that was answered or given up has nowhere to go, whatever the table says.
    Verdict judge(Ending ending) {
        if (ending.outcome() == Outcome.ANSWERED || ending.outcome() == Outcome.CANCELLED) {
            return new Verdict(false, false);
        }
        String sip = String.valueOf(ending.sipStatus());
        String cause = "cause:" + ending.cause();
        if (next.contains(sip) || end.contains(sip)) {
            return new Verdict(next.contains(sip), true);
        }
        if (next.contains(cause) || end.contains(cause)) {
            return new Verdict(next.contains(cause), true);
        }
        return new Verdict(ending.outcome().outboundGoesOn(), false);
    }
}
