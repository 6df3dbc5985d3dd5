package io.trunkline.did.usage.domain;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/// The numbers that a call was dialled with, by one revision of its record.
///
/// @param revision from 1; 0 stands for a call that was never counted
/// @param didIds each counts one call, however many attempts showed it
public record CallUsage(String callId, long revision, Instant startedAt, Set<UUID> didIds) {
    public CallUsage {
        didIds = Set.copyOf(didIds);
    }
}
