package io.trunkline.routing.explain;

import io.trunkline.routing.caps.CapLocks;
import io.trunkline.routing.caps.Caps;
import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapLookup;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// The rows of the table `caps`, read by explanations and locked by admissions.
final class InMemoryCapRows implements Caps, CapLocks {
    private final Map<CapKey, Cap> rows;

    InMemoryCapRows(Map<CapKey, Cap> rows) {
        this.rows = new HashMap<>(rows);
    }

    Map<CapKey, Cap> rows() {
        return Map.copyOf(rows);
    }

    @Override
    public Mono<CapLookup> read(Collection<CapKey> keys) {
        return lock(keys.stream().map(CapKey::id).toList()).map(CapLookup::of);
    }

    @Override
    public Mono<List<Cap>> lock(Collection<UUID> ids) {
        return Mono.fromSupplier(() -> rows.values().stream()
                .filter(cap -> ids.contains(cap.key().id()))
                .toList());
    }

    @Override
    public Mono<Void> write(Collection<Cap> caps) {
        return Mono.fromRunnable(() -> caps.forEach(cap -> rows.put(cap.key(), cap)));
    }

    @Override
    public Mono<Void> setLimits(Collection<LimitedCap> limited) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<Void> remove(Collection<UUID> ids) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<Void> setLimits(Collection<LimitedCap> limited, Collection<UUID> gone) {
        throw new UnsupportedOperationException();
    }
}
