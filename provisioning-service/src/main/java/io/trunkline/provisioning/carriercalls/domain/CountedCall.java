package io.trunkline.provisioning.carriercalls.domain;

import java.util.List;

/// The attempts of a call according to one revision of its record.
///
/// @param revision from 1; 0 if nothing was counted
public record CountedCall(String callId, long revision, List<CarrierAttempt> attempts) {
    public CountedCall {
        attempts = List.copyOf(attempts);
    }

    static CountedCall none(String callId) {
        return new CountedCall(callId, 0, List.of());
    }

    /// Whether it has to be compared with what was counted. That is nothing before the first revision of a call, so
    /// one without attempts, such as that of each inbound call, counts nothing.
    public boolean canChangeCounts() {
        return revision > 1 || !attempts.isEmpty();
    }
}
