package io.trunkline.did.numbers.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A number and its usage.
///
/// @param calls number of calls that used it as caller ID, answered or not
/// @param lastUsed when the latest of them began; null before the first
public record DidWithUsage(Did did, long calls, @Nullable Instant lastUsed) {
    /// A number that was never used.
    public static DidWithUsage unused(Did did) {
        return new DidWithUsage(did, 0, null);
    }
}
