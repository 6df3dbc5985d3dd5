package io.trunkline.did.usage.domain;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/// The numbers that a call was dialled with, by one revision of its record.
///
/// @param revision from 1; 0 stands for a call that was never counted
/// @param dids each counts one call, however many attempts showed it
public record CallUse(String callId, long revision, Instant startedAt, Set<UUID> dids) {
    public CallUse {
        dids = Set.copyOf(dids);
    }
}
