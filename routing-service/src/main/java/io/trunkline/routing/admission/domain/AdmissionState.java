package io.trunkline.routing.admission.domain;

import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.caps.domain.CapUse;
import io.trunkline.routing.caps.domain.RotationMove;
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

/// The locked rows of one batch: calls, their leases, and caps. Whatever a command changes is seen by the next one,
/// and in the end written at once.
public final class AdmissionState implements CapLookup {
    private final Map<String, CallRow> calls = new HashMap<>();
    private final Map<String, NavigableMap<Integer, Lease>> leases = new HashMap<>();
    private final Map<UUID, Cap> caps = new HashMap<>();

    private final Map<String, Evidence> endedCalls = new LinkedHashMap<>();
    private final Map<UUID, Cap> changedCaps = new LinkedHashMap<>();
    private final Map<LeaseKey, Lease> changedLeases = new LinkedHashMap<>();
    private final List<CapOverrun> overruns = new ArrayList<>();

    private record LeaseKey(String callId, int attempt) {}

    /// A call's row.
    public record CallRow(String callId, boolean ended) {}

    public AdmissionState(Collection<CallRow> calls, Collection<Lease> leases, Collection<Cap> caps) {
        calls.forEach(call -> this.calls.put(call.callId(), call));
        leases.forEach(lease -> leasesByAttempt(lease.origin().callId()).put(lease.attempt(), lease));
        caps.forEach(cap -> this.caps.put(cap.key().id(), cap));
    }

    /// What a batch changes, for one write of each kind of row.
    ///
    /// @param endedCalls calls that are over now
    public record Changes(
            Map<String, Evidence> endedCalls, List<Lease> leases, List<Cap> caps, List<CapOverrun> overruns) {}

    public Changes changes() {
        return new Changes(
                Map.copyOf(endedCalls),
                List.copyOf(changedLeases.values()),
                List.copyOf(changedCaps.values()),
                List.copyOf(overruns));
    }

    @Override
    public Cap cap(CapKey key) {
        Cap cap = caps.get(key.id());
        return cap == null ? Cap.unlimited(key) : cap;
    }

    /// Whether anything was ever heard of the call.
    boolean isKnown(String call) {
        return calls.containsKey(call);
    }

    boolean hasEnded(String call) {
        CallRow row = calls.get(call);
        return row != null && row.ended();
    }

    Optional<Lease> lease(String call, int attempt) {
        return Optional.ofNullable(leasesByAttempt(call).get(attempt));
    }

    /// All leases of a call, by attempt.
    List<Lease> leasesOf(String call) {
        return List.copyOf(leasesByAttempt(call).values());
    }

    /// Moves places in a rotation; a decision may do so whether or not it lets an attempt through.
    void applyRotationMoves(List<RotationMove> moved) {
        moved.forEach(move -> updateCap(move.key().id(), cap -> cap.withRotation(move.to())));
    }

    /// Lets an attempt through: takes what the decision takes.
    Lease grant(Lease.Origin origin, List<CapUse> takes) {
        takes.forEach(take -> updateCap(take.key().id(), cap -> cap.plus(take)));
        Lease lease = Lease.granted(origin);
        putLease(lease);
        return lease;
    }

    /// What of these takes can be given back: a cap whose row is gone counts nothing, and a number is used by each
    /// call that is dialled with it, answered or not.
    HeldCaps heldCaps(List<CapUse> takes) {
        return new HeldCaps(
                capIds(takes, CapUse::concurrent),
                capIds(takes, take -> take.total() && take.key().kind() != CapKind.DID));
    }

    private Set<UUID> capIds(List<CapUse> takes, Predicate<CapUse> part) {
        return takes.stream()
                .filter(part)
                .map(take -> take.key().id())
                .filter(caps::containsKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Takes what a live attempt holds, whatever the limits.
    void adopt(Lease.Origin origin) {
        HeldCaps wanted = origin.heldCaps();
        HeldCaps holds = new HeldCaps(existing(wanted.concurrent()), existing(wanted.total()));
        Lease lease = Lease.granted(new Lease.Origin(
                origin.id(),
                origin.callId(),
                origin.attempt(),
                origin.node(),
                origin.direction(),
                origin.callerNumber(),
                origin.parties(),
                origin.answer(),
                holds,
                origin.takenAt()));
        for (UUID id : holds.concurrent()) {
            recordOverrun(id, Cap::hasConcurrentCapacity, CapOverrun.Kind.ADOPTED_ABOVE_LIMIT, lease);
            updateCap(
                    id,
                    cap -> cap.plus(new CapUse(cap.key(), true, holds.total().contains(id), false)));
        }
        putLease(lease);
    }

    /// What takes a cap that has no room is let be, and told.
    private void recordOverrun(UUID id, Predicate<Cap> room, CapOverrun.Kind kind, Lease lease) {
        Cap cap = caps.get(id);
        if (cap != null && !room.test(cap)) {
            overruns.add(new CapOverrun(kind, lease, cap));
        }
    }

    private Set<UUID> existing(Set<UUID> ids) {
        return ids.stream().filter(caps::containsKey).collect(Collectors.toUnmodifiableSet());
    }

    /// Gives back the concurrency of a lease, once.
    void release(Lease lease, Evidence evidence) {
        Lease now = currentLease(lease);
        if (now.isHeld()) {
            now.origin().heldCaps().concurrent().forEach(id -> updateCap(id, cap -> cap.minus(1, 0)));
            putLease(now.withRelease(evidence));
        }
    }

    /// Settles the total of a lease by what somebody knows. Answered is for good, and may be learned late.
    void settle(Lease lease, Answered answered) {
        Lease now = currentLease(lease);
        if (now.answered() || answered == Answered.UNKNOWN) {
            return;
        }
        if (answered == Answered.NO) {
            if (now.totalState() == TotalState.PENDING) {
                now.origin().heldCaps().total().forEach(id -> updateCap(id, cap -> cap.minus(0, 1)));
                putLease(now.withTotalState(TotalState.RETURNED));
            }
            return;
        }
        Lease used = now.withTotalState(TotalState.USED);
        if (now.totalState() == TotalState.RETURNED) {
            now.origin().heldCaps().total().forEach(id -> countLate(used, id));
        }
        putLease(used);
    }

    private void countLate(Lease lease, UUID id) {
        recordOverrun(id, Cap::hasTotalCapacity, CapOverrun.Kind.ANSWERED_ABOVE_LIMIT, lease);
        updateCap(id, cap -> cap.minus(0, -1));
    }

    /// Makes the call's row its tombstone.
    void end(String call, Evidence evidence) {
        if (!hasEnded(call)) {
            calls.put(call, new CallRow(call, true));
            endedCalls.put(call, evidence);
        }
    }

    /// A cap whose row is gone stays gone.
    private void updateCap(UUID id, UnaryOperator<Cap> change) {
        Cap before = caps.get(id);
        if (before != null) {
            Cap after = change.apply(before);
            caps.put(id, after);
            changedCaps.put(id, after);
        }
    }

    private Lease currentLease(Lease lease) {
        return Objects.requireNonNull(leasesByAttempt(lease.origin().callId()).get(lease.attempt()));
    }

    private void putLease(Lease lease) {
        leasesByAttempt(lease.origin().callId()).put(lease.attempt(), lease);
        changedLeases.put(new LeaseKey(lease.origin().callId(), lease.attempt()), lease);
    }

    private NavigableMap<Integer, Lease> leasesByAttempt(String call) {
        return leases.computeIfAbsent(call, _ -> new TreeMap<>());
    }
}
