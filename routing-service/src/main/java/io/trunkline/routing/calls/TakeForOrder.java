package io.trunkline.routing.calls;

import io.trunkline.routing.caps.CapLocks;
import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.Take;
import io.trunkline.routing.decisions.domain.OutboundOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Takes what an order takes, all of it or nothing. The last thing before the commit, so that orders of one tenant wait
/// for each other no longer than they must.
@Component
class TakeForOrder {
    private final CapLocks caps;

    TakeForOrder(CapLocks caps) {
        this.caps = caps;
    }

    /// Within the caller's transaction; fails with the problem that an order without room is answered with.
    Mono<Void> take(OutboundOrder order) {
        List<UUID> ids = order.caps().stream().map(CapKey::id).toList();
        return caps.lock(ids).flatMap(locked -> take(order, locked));
    }

    private Mono<Void> take(OutboundOrder order, List<Cap> locked) {
        Map<CapKey, Cap> byKey = locked.stream().collect(Collectors.toMap(Cap::key, Function.identity()));
        var refusal = order.refusal(key -> byKey.getOrDefault(key, Cap.unlimited(key)));
        if (refusal.isPresent()) {
            return Mono.error(Refusals.of(refusal.get()));
        }
        List<Cap> taken = new ArrayList<>();
        for (Take take : order.takes()) {
            if (byKey.containsKey(take.key())) {
                taken.add(byKey.get(take.key()).after(take));
            }
        }
        return caps.write(taken);
    }
}
