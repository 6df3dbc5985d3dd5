package io.trunkline.routing.leases.domain;

import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.routing.caps.domain.Ledger;
import io.trunkline.routing.caps.domain.Moved;
import io.trunkline.routing.caps.domain.Take;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The locked rows of one batch: calls, their leases, and caps. Whatever a command changes is seen by the next one, and
/// in the end written at once.
public final class Book implements Ledger {
    private final Map<String, CallRow> calls = new HashMap<>();
    private final Map<String, NavigableMap<Integer, Lease>> leases = new HashMap<>();
    private final Map<UUID, Cap> caps = new HashMap<>();

    private final Map<String, Evidence> ended = new LinkedHashMap<>();
    private final Map<UUID, Cap> changedCaps = new LinkedHashMap<>();
    private final Map<Key, Lease> changedLeases = new LinkedHashMap<>();
    private final List<Surprise> surprises = new ArrayList<>();

    private record Key(String call, int attempt) {}

    /// A call's row.
    public record CallRow(String call, boolean ended) {}

    public Book(Collection<CallRow> calls, Collection<Lease> leases, Collection<Cap> caps) {
        calls.forEach(call -> this.calls.put(call.call(), call));
        leases.forEach(lease -> ofCall(lease.of().call()).put(lease.attempt(), lease));
        caps.forEach(cap -> this.caps.put(cap.key().id(), cap));
    }

    /// What a batch changes, for one write of each kind of row.
    ///
    /// @param ended calls that are over now
    public record Changes(Map<String, Evidence> ended, List<Lease> leases, List<Cap> caps, List<Surprise> surprises) {}

    public Changes changes() {
        return new Changes(
                Map.copyOf(ended),
                List.copyOf(changedLeases.values()),
                List.copyOf(changedCaps.values()),
                List.copyOf(surprises));
    }

    @Override
    public Cap of(CapKey key) {
        Cap cap = caps.get(key.id());
        return cap == null ? Cap.unlimited(key) : cap;
    }

    /// Whether anything was ever heard of the call.
    boolean knows(String call) {
        return calls.containsKey(call);
    }

    boolean hasEnded(String call) {
        CallRow row = calls.get(call);
        return row != null && row.ended();
    }

    Optional<Lease> lease(String call, int attempt) {
        return Optional.ofNullable(ofCall(call).get(attempt));
    }

    /// All leases of a call, by attempt.
    List<Lease> leasesOf(String call) {
        return List.copyOf(ofCall(call).values());
    }

    /// Moves places in a rotation; a decision may do so whether or not it lets an attempt through.
    void move(List<Moved> moved) {
        moved.forEach(move -> change(move.key().id(), cap -> cap.moved(move.to())));
    }

    /// Lets an attempt through: takes what the decision takes.
    Lease give(Lease.Origin origin, List<Take> takes) {
        takes.forEach(take -> change(take.key().id(), cap -> cap.after(take)));
        Lease lease = Lease.given(origin);
        put(lease);
        return lease;
    }

    /// What of these takes can be given back: a cap whose row is gone counts nothing, and a number is used by each
    /// call that is dialled with it, answered or not.
    Holds holds(List<Take> takes) {
        return new Holds(
                ids(takes, Take::atOnce),
                ids(takes, take -> take.inAll() && take.key().kind() != CapKind.DID));
    }

    private Set<UUID> ids(List<Take> takes, Predicate<Take> part) {
        return takes.stream()
                .filter(part)
                .map(take -> take.key().id())
                .filter(caps::containsKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Takes what a live attempt holds, whatever the limits.
    void adopt(Lease.Origin origin) {
        Holds wanted = origin.holds();
        Holds holds = new Holds(known(wanted.atOnce()), known(wanted.inAll()));
        Lease lease = Lease.given(new Lease.Origin(
                origin.id(),
                origin.call(),
                origin.attempt(),
                origin.node(),
                origin.direction(),
                origin.from(),
                origin.parties(),
                origin.answer(),
                holds,
                origin.takenAt()));
        for (UUID id : holds.atOnce()) {
            noteAbove(id, Cap::hasRoomAtOnce, Surprise.Kind.ADOPTED_ABOVE_LIMIT, lease);
            change(id, cap -> cap.after(new Take(cap.key(), true, holds.inAll().contains(id), false)));
        }
        put(lease);
    }

    /// What takes a cap that has no room is let be, and told.
    private void noteAbove(UUID id, Predicate<Cap> room, Surprise.Kind kind, Lease lease) {
        Cap cap = caps.get(id);
        if (cap != null && !room.test(cap)) {
            surprises.add(new Surprise(kind, lease, cap));
        }
    }

    private Set<UUID> known(Set<UUID> ids) {
        return ids.stream().filter(caps::containsKey).collect(Collectors.toUnmodifiableSet());
    }

    /// Gives back the concurrency of a lease, once.
    void release(Lease lease, Evidence evidence) {
        Lease now = current(lease);
        if (now.held()) {
            now.of().holds().atOnce().forEach(id -> change(id, cap -> cap.givenBack(1, 0)));
            put(now.releasedBy(evidence));
        }
    }

    /// Settles the total of a lease by what somebody knows. Answered is for good, and may be learned late.
    void settle(Lease lease, Answered answered) {
        Lease now = current(lease);
        if (now.answered() || answered == Answered.UNKNOWN) {
            return;
        }
        if (answered == Answered.NO) {
            if (now.total() == Total.PENDING) {
                now.of().holds().inAll().forEach(id -> change(id, cap -> cap.givenBack(0, 1)));
                put(now.settled(Total.RETURNED));
            }
            return;
        }
        Lease used = now.settled(Total.USED);
        if (now.total() == Total.RETURNED) {
            now.of().holds().inAll().forEach(id -> countLate(used, id));
        }
        put(used);
    }

    private void countLate(Lease lease, UUID id) {
        noteAbove(id, Cap::hasRoomInAll, Surprise.Kind.ANSWERED_ABOVE_LIMIT, lease);
        change(id, cap -> cap.givenBack(0, -1));
    }

    /// Makes the call's row its tombstone.
    void end(String call, Evidence evidence) {
        if (!hasEnded(call)) {
            calls.put(call, new CallRow(call, true));
            ended.put(call, evidence);
        }
    }

    /// A cap whose row is gone stays gone.
    private void change(UUID id, UnaryOperator<Cap> change) {
        Cap before = caps.get(id);
        if (before != null) {
            Cap after = change.apply(before);
            caps.put(id, after);
            changedCaps.put(id, after);
        }
    }

    private Lease current(Lease lease) {
        return Objects.requireNonNull(ofCall(lease.of().call()).get(lease.attempt()));
    }

    private void put(Lease lease) {
        ofCall(lease.of().call()).put(lease.attempt(), lease);
        changedLeases.put(new Key(lease.of().call(), lease.attempt()), lease);
    }

    private NavigableMap<Integer, Lease> ofCall(String call) {
        return leases.computeIfAbsent(call, _ -> new TreeMap<>());
    }
}
