package io.trunkline.routing.placedcalls;

import io.trunkline.routing.caps.CapLocks;
import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapUse;
import io.trunkline.routing.decision.domain.outbound.PlacedCallCaps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Takes the caps of a new order, all of them or none. This is the last step before the commit, so that orders
/// of one tenant wait for each other only briefly.
@Component
class ReserveCaps {
    private final CapLocks caps;

    ReserveCaps(CapLocks caps) {
        this.caps = caps;
    }

    /// Runs in the caller's transaction. Fails with a problem if a cap is exhausted.
    Mono<Void> reserve(PlacedCallCaps order) {
        List<UUID> ids = order.capKeys().stream().map(CapKey::id).toList();
        return caps.lock(ids).flatMap(locked -> reserve(order, locked));
    }

    private Mono<Void> reserve(PlacedCallCaps order, List<Cap> locked) {
        Map<CapKey, Cap> capsByKey = locked.stream().collect(Collectors.toMap(Cap::key, Function.identity()));
        var refusal = order.refusal(key -> capsByKey.getOrDefault(key, Cap.unlimited(key)));
        if (refusal.isPresent()) {
            return Mono.error(PlaceCallProblems.problem(refusal.get()));
        }
        List<Cap> changed = new ArrayList<>();
        for (CapUse use : order.capUses()) {
            if (capsByKey.containsKey(use.key())) {
                changed.add(capsByKey.get(use.key()).plus(use));
            }
        }
        return caps.write(changed);
    }
}
