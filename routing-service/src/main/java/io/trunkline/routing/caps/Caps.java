package io.trunkline.routing.caps;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.caps.domain.Limits;
import java.time.ZoneId;
import java.util.Collection;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Limits as their owners set them, and what is taken of them as it can be read without a lock.
public interface Caps {
    /// @param zone whose days and hours are counted
    record LimitedCap(CapKey key, Limits limits, ZoneId zone) {}

    /// Sets limits, and nothing of what is taken; a cap that is not there yet begins with nothing taken. Within the
    /// caller's transaction. A limit below what is taken lets nothing new through and ends nothing.
    Mono<Void> setLimits(Collection<LimitedCap> limited);

    /// Forgets the caps of things that are gone for good.
    Mono<Void> remove(Collection<UUID> ids);

    /// Both in one: all rows are locked in the order of their ids first, so that nobody who locks several waits for
    /// us while we wait for them.
    Mono<Void> setLimits(Collection<LimitedCap> limited, Collection<UUID> gone);

    /// What is taken now, read without a lock: good for an explanation, not for a promise.
    Mono<CapLookup> read(Collection<CapKey> keys);
}
