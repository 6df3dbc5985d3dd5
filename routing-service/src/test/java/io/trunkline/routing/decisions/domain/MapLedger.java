package io.trunkline.routing.decisions.domain;

import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.Ledger;
import io.trunkline.routing.caps.domain.Limits;
import io.trunkline.routing.caps.domain.Moved;
import io.trunkline.routing.caps.domain.Rotation;
import io.trunkline.routing.caps.domain.Take;
import io.trunkline.routing.caps.domain.Taken;
import java.util.HashMap;
import java.util.Map;

/// Caps that keep what decisions take, as the rows of a database would.
final class MapLedger implements Ledger {
    private final Map<CapKey, Cap> caps = new HashMap<>();

    @Override
    public Cap of(CapKey key) {
        return caps.getOrDefault(key, Cap.unlimited(key));
    }

    Map<CapKey, Cap> rows() {
        return Map.copyOf(caps);
    }

    MapLedger limit(CapKey key, Limits limits) {
        return put(new Cap(key, limits, of(key).taken(), of(key).rotation()));
    }

    MapLedger turn(CapKey key, Rotation rotation) {
        return put(of(key).moved(rotation));
    }

    MapLedger taken(CapKey key, Taken taken) {
        return put(new Cap(key, of(key).limits(), taken, of(key).rotation()));
    }

    private MapLedger put(Cap cap) {
        caps.put(cap.key(), cap);
        return this;
    }

    /// As the lane does with what it lets through.
    Decision apply(Decision decision) {
        for (Take take : decision.takes()) {
            put(of(take.key()).after(take));
        }
        for (Moved moved : decision.moved()) {
            turn(moved.key(), moved.to());
        }
        return decision;
    }

    /// As the lane does when the attempt has ended, answered or not.
    void release(Decision decision, boolean answered) {
        for (Take take : decision.takes()) {
            Taken taken = of(take.key()).taken();
            taken(
                    take.key(),
                    new Taken(
                            taken.atOnce() - (take.atOnce() ? 1 : 0),
                            taken.inAll() - (take.inAll() && !answered ? 1 : 0),
                            taken.day(),
                            taken.hour(),
                            taken.second()));
        }
    }
}
