package io.trunkline.ami.callfacts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.trunkline.ami.callfacts.domain.Fact;
import io.trunkline.ami.callfacts.domain.FactKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The facts that were sent to Kafka, until their keys are stored: in flight, then acknowledged or failed. It also
/// remembers the keys that were stored last. Thread-safe.
final class SentFacts implements KnownFacts {

    /// Facts are compared with the channel event log seconds after they were published.
    private static final int STORED_KEYS = 20_000;

    private final int capacity;
    private final Map<Fact.FactKey, Sent> unstored = new LinkedHashMap<>();
    private final Cache<Fact.FactKey, Integer> storedRanks =
            Caffeine.newBuilder().maximumSize(STORED_KEYS).build();
    private final List<Waiter> waiters = new ArrayList<>();
    private int inFlight;
    private int failed;

    /// @param capacity number of facts above which new ones wait
    SentFacts(int capacity) {
        this.capacity = capacity;
    }

    /// A fact that was sent.
    ///
    /// @param at when it was sent
    static final class Sent {
        private final Fact fact;
        private final Instant at;
        private State state = State.IN_FLIGHT;

        private Sent(Fact fact, Instant at) {
            this.fact = fact;
            this.at = at;
        }

        Fact fact() {
            return fact;
        }

        Instant at() {
            return at;
        }

        private enum State {
            IN_FLIGHT,
            ACKNOWLEDGED,
            FAILED
        }
    }

    /// Adds the facts that are not known with this detail, as in flight.
    ///
    /// @return those facts, to be sent
    synchronized List<Sent> addNew(Collection<Fact> facts, Instant now) {
        List<Sent> added = new ArrayList<>(facts.size());
        for (Fact fact : facts) {
            if (stateOf(fact.key(), fact.detailRank()) == KnownFacts.State.UNKNOWN) {
                Sent sent = new Sent(fact, now);
                remove(unstored.put(fact.key(), sent));
                inFlight++;
                added.add(sent);
            }
        }
        return added;
    }

    @Override
    public synchronized State stateOf(Fact.FactKey key, int detailRank) {
        Integer storedRank = storedRanks.getIfPresent(key);
        if (storedRank != null && storedRank >= detailRank) {
            return State.STORED;
        }
        Sent sent = unstored.get(key);
        return sent != null && sent.fact.detailRank() >= detailRank ? State.PENDING : State.UNKNOWN;
    }

    /// Only AMI reports ringing, so no other source compares its facts with that one.
    synchronized void acknowledged(Sent sent) {
        if (moveTo(sent, Sent.State.ACKNOWLEDGED) && sent.fact.kind() == FactKind.RINGING) {
            stored(List.of(sent));
        }
        wakeWaiters();
    }

    synchronized void failed(Sent sent) {
        if (moveTo(sent, Sent.State.FAILED)) {
            failed++;
        }
        wakeWaiters();
    }

    /// @return false if another fact has taken its place
    private boolean moveTo(Sent sent, Sent.State state) {
        if (sent.state != Sent.State.IN_FLIGHT || unstored.get(sent.fact.key()) != sent) {
            return false;
        }
        sent.state = state;
        inFlight--;
        return true;
    }

    /// The failed facts in the order in which they were sent; none while others are in flight, since those may fail
    /// and belong between them.
    synchronized List<Sent> failed() {
        return failed == 0 || inFlight > 0 ? List.of() : select(Sent.State.FAILED, failed);
    }

    /// The oldest acknowledged facts.
    synchronized List<Sent> acknowledged(int limit) {
        return unstored.isEmpty() ? List.of() : select(Sent.State.ACKNOWLEDGED, limit);
    }

    private List<Sent> select(Sent.State state, int limit) {
        return unstored.values().stream()
                .filter(sent -> sent.state == state)
                .limit(limit)
                .toList();
    }

    /// Removes facts whose keys were stored.
    synchronized void stored(Collection<Sent> facts) {
        for (Sent sent : facts) {
            if (unstored.remove(sent.fact.key(), sent)) {
                remove(sent);
            }
            rememberStored(sent.fact);
        }
        wakeWaiters();
    }

    /// Counts a fact no longer.
    private void remove(@Nullable Sent sent) {
        if (sent == null) {
            return;
        }
        switch (sent.state) {
            case IN_FLIGHT -> inFlight--;
            case FAILED -> failed--;
            case ACKNOWLEDGED -> {}
        }
    }

    /// Remembers that the key of a fact is stored.
    void rememberStored(Fact fact) {
        storedRanks.asMap().merge(fact.key(), fact.detailRank(), Math::max);
    }

    /// The number of facts whose keys are not stored.
    synchronized int size() {
        return unstored.size();
    }

    /// Completes when there is room for new facts.
    synchronized CompletableFuture<Void> whenBelowCapacity() {
        return when(() -> unstored.size() < capacity);
    }

    /// Completes when no fact is in flight and the failed ones are stored.
    synchronized CompletableFuture<Void> whenSettled() {
        return when(() -> inFlight == 0 && failed == 0);
    }

    private CompletableFuture<Void> when(BooleanSupplier condition) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        if (condition.getAsBoolean()) {
            var _ = result.complete(null);
        } else {
            waiters.add(new Waiter(condition, result));
        }
        return result;
    }

    private void wakeWaiters() {
        Predicate<Waiter> isDone = waiter -> {
            if (waiter.condition.getAsBoolean()) {
                var _ = waiter.result.complete(null);
            }
            return waiter.result.isDone();
        };
        var _ = waiters.removeIf(isDone);
    }

    private record Waiter(BooleanSupplier condition, CompletableFuture<Void> result) {}
}
