package io.trunkline.routing.admission.domain;

import java.util.List;

/// A call that has ended, with its leases. It gets no further lease, a released lease stays released, and an answer
/// is final. So a report that changes nothing here changes nothing later either.
public record EndedCall(AdmissionState.CallRow call, List<Lease> leases) {
    public EndedCall {
        if (!call.ended()) {
            throw new IllegalArgumentException("the call has not ended");
        }
        leases = List.copyOf(leases);
    }

    /// Whether the report is a repetition. A question never is: its refusal is an event.
    public boolean isUnchangedBy(AdmissionCommand report) {
        if (report instanceof AdmissionCommand.Admit) {
            return false;
        }
        AdmissionState state = new AdmissionState(List.of(call), leases, List.of());
        AdmissionRules.apply(state, report);
        return state.changes().isEmpty();
    }
}
