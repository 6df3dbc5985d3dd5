package io.trunkline.routing.decision.domain;

import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.caps.domain.CapUsage;
import io.trunkline.routing.caps.domain.CapUse;
import io.trunkline.routing.caps.domain.CountedUse;
import io.trunkline.routing.caps.domain.Counting;
import io.trunkline.routing.caps.domain.Limits;
import io.trunkline.routing.caps.domain.Rotation;
import io.trunkline.routing.caps.domain.RotationMove;
import java.util.HashMap;
import java.util.Map;

/// Caps that keep what decisions use, as the rows of a database would.
public final class InMemoryCaps implements CapLookup {
    private final Map<CapKey, Cap> caps = new HashMap<>();

    @Override
    public Cap cap(CapKey key) {
        return caps.getOrDefault(key, Cap.unlimited(key));
    }

    @Override
    public String toString() {
        return caps.values().toString();
    }

    Map<CapKey, Cap> rows() {
        return Map.copyOf(caps);
    }

    public InMemoryCaps setLimits(CapKey key, Limits limits) {
        return put(new Cap(key, limits, cap(key).usage(), cap(key).rotation(), cap(key).counting()));
    }

    public InMemoryCaps setCounting(CapKey key, Counting counting) {
        return put(new Cap(key, cap(key).limits(), cap(key).usage(), cap(key).rotation(), counting));
    }

    public InMemoryCaps setRotation(CapKey key, Rotation rotation) {
        return put(cap(key).withRotation(rotation));
    }

    public InMemoryCaps setUsage(CapKey key, CapUsage taken) {
        return put(new Cap(key, cap(key).limits(), taken, cap(key).rotation(), cap(key).counting()));
    }

    private InMemoryCaps put(Cap cap) {
        caps.put(cap.key(), cap);
        return this;
    }

    /// Counts an admitted attempt, as the admission queue does.
    public Decision apply(Decision decision) {
        for (CapUse use : decision.capUses()) {
            put(cap(use.key()).plus(use));
        }
        for (RotationMove moves : decision.rotationMoves()) {
            setRotation(moves.key(), moves.to());
        }
        return decision;
    }

    /// Releases an ended attempt, as the admission queue does.
    public void release(Decision decision, boolean answered) {
        for (CapUse use : decision.capUses()) {
            Cap cap = cap(use.key());
            put(use.concurrent() ? cap.withoutConcurrent() : cap);
            if (use.total() && !answered) {
                put(cap(use.key()).takeBack(CountedUse.ofTotal(use.key().id())));
            }
        }
    }
}
