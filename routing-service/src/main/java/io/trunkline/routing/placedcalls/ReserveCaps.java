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

/// Takes what an order takes, all of it or nothing. The last thing before the commit, so that orders of one tenant
/// wait for each other no longer than they must.
@Component
class ReserveCaps {
    private final CapLocks caps;

    ReserveCaps(CapLocks caps) {
        this.caps = caps;
    }

    /// Within the caller's transaction; fails with the problem that an order without room is answered with.
    Mono<Void> reserve(PlacedCallCaps order) {
        List<UUID> ids = order.capKeys().stream().map(CapKey::id).toList();
        return caps.lock(ids).flatMap(locked -> reserve(order, locked));
    }

    private Mono<Void> reserve(PlacedCallCaps order, List<Cap> locked) {
        Map<CapKey, Cap> byKey = locked.stream().collect(Collectors.toMap(Cap::key, Function.identity()));
        var refusal = order.refusal(key -> byKey.getOrDefault(key, Cap.unlimited(key)));
        if (refusal.isPresent()) {
            return Mono.error(PlaceCallProblems.problem(refusal.get()));
        }
        List<Cap> taken = new ArrayList<>();
        for (CapUse take : order.capUses()) {
            if (byKey.containsKey(take.key())) {
                taken.add(byKey.get(take.key()).plus(take));
            }
        }
        return caps.write(taken);
    }
}
