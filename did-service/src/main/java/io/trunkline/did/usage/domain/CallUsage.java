package io.trunkline.did.usage.domain;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/// The numbers that a call used as caller ID, according to one revision of its record.
///
/// @param revision from 1
/// @param didIds each counts one call, regardless of the number of attempts
public record CallUsage(String callId, long revision, Instant startedAt, Set<UUID> didIds) {
    public CallUsage {
        didIds = Set.copyOf(didIds);
    }

    /// Whether it has to be compared with what was counted. That is nothing before the first revision of a call, so
    /// one without a number, such as that of each inbound call, counts nothing.
    public boolean canChangeCounts() {
        return revision > 1 || !didIds.isEmpty();
    }
}
