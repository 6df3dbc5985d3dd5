package io.trunkline.routing.caps;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.caps.domain.Counting;
import io.trunkline.routing.caps.domain.Limits;
import java.time.ZoneId;
import java.util.Collection;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// The limits that people set, and the current usage, read without a lock.
public interface Caps {
    /// @param zone time zone of the hours, days, weeks and months that are counted
    /// @param counting which calls count in the total and in the windows
    record LimitedCap(CapKey key, Limits limits, ZoneId zone, Counting counting) {
        /// With a total of answered calls, and windows of attempts.
        public LimitedCap(CapKey key, Limits limits, ZoneId zone) {
            this(key, limits, zone, Counting.STANDARD);
        }
    }

    /// Sets limits within the caller's transaction; the usage does not change. A cap that does not exist yet is
    /// created without usage. A limit below the current usage refuses new calls and ends none.
    Mono<Void> setLimits(Collection<LimitedCap> limited);

    /// Removes caps of entities that were deleted.
    Mono<Void> remove(Collection<UUID> ids);

    /// Sets and removes in one step. All rows are locked in the order of their ids first, which avoids deadlocks
    /// with other transactions that lock several caps.
    Mono<Void> setLimits(Collection<LimitedCap> limited, Collection<UUID> gone);

    /// The current usage, read without a lock: enough for an explanation, not for an admission.
    Mono<CapLookup> read(Collection<CapKey> keys);
}
