package io.trunkline.realtime.hosts.domain;

import java.time.Instant;

/// Lookups of a host that failed one after the other.
///
/// @param failure of the latest one
/// @param since when the first one failed
/// @param count at least 1
public record FailedLookups(LookupFailure failure, Instant since, int count) {
    /// From this count on, it is not a single lost packet.
    public static final int REPEATED = 2;

    public boolean isRepeated() {
        return count >= REPEATED;
    }
}
