package io.trunkline.routing.admission.domain;

import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.caps.domain.CapUse;
import io.trunkline.routing.caps.domain.CountedUse;
import io.trunkline.routing.caps.domain.RotationMove;
import java.time.Instant;
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

/// The locked rows of one batch: calls, their leases, and caps. Each command sees the changes of those before it;
/// all changes are written together at the end.
public final class AdmissionState implements CapLookup {
    private final Map<String, CallRow> calls = new HashMap<>();
    private final Map<String, NavigableMap<Integer, Lease>> leases = new HashMap<>();
    private final Map<UUID, Cap> caps = new HashMap<>();

    private final Map<String, Evidence> endedCalls = new LinkedHashMap<>();
    private final Map<UUID, Cap> changedCaps = new LinkedHashMap<>();
    private final Map<LeaseKey, Lease> changedLeases = new LinkedHashMap<>();
    private final List<CapOverrun> overruns = new ArrayList<>();

    private final Optional<Instant> now;

    private record LeaseKey(String callId, int attempt) {}

    /// A row of the table `calls`.
    ///
    /// @param canceled whether the call ended by a request to cancel it
    public record CallRow(String callId, boolean ended, boolean canceled) {
        /// A call in progress.
        public static CallRow live(String callId) {
            return new CallRow(callId, false, false);
        }

        /// A call that ended by itself.
        public static CallRow ended(String callId) {
            return new CallRow(callId, true, false);
        }
    }

    /// At no particular time: no attempt is known to be too short before its end is reported.
    public AdmissionState(Collection<CallRow> calls, Collection<Lease> leases, Collection<Cap> caps) {
        this(calls, leases, caps, Optional.empty());
    }

    /// @param now the time of the database after all reports of the batch
    public AdmissionState(
            Collection<CallRow> calls, Collection<Lease> leases, Collection<Cap> caps, Optional<Instant> now) {
        this.now = now;
        calls.forEach(call -> this.calls.put(call.callId(), call));
        leases.forEach(lease -> leasesByAttempt(lease.origin().callId()).put(lease.attempt(), lease));
        caps.forEach(cap -> this.caps.put(cap.key().id(), cap));
    }

    /// The changed rows of a batch, written with one statement for each table.
    ///
    /// @param endedCalls calls that ended with this batch, and the evidence
    public record Changes(
            Map<String, Evidence> endedCalls, List<Lease> leases, List<Cap> caps, List<CapOverrun> overruns) {
        boolean isEmpty() {
            return endedCalls.isEmpty() && leases.isEmpty() && caps.isEmpty() && overruns.isEmpty();
        }
    }

    public Changes changes() {
        return new Changes(
                Map.copyOf(endedCalls),
                List.copyOf(changedLeases.values()),
                List.copyOf(changedCaps.values()),
                List.copyOf(overruns));
    }

    /// The calls that have ended, now or before.
    public List<EndedCall> endedCalls() {
        return calls.values().stream()
                .filter(CallRow::ended)
                .map(call -> new EndedCall(call, leasesOf(call.callId())))
                .toList();
    }

    @Override
    public Cap cap(CapKey key) {
        Cap cap = caps.get(key.id());
        return cap == null ? Cap.unlimited(key) : cap;
    }

    /// Whether the call has a row.
    boolean isKnown(String call) {
        return calls.containsKey(call);
    }

    boolean hasEnded(String call) {
        CallRow row = calls.get(call);
        return row != null && row.ended();
    }

    boolean wasCanceled(String call) {
        CallRow row = calls.get(call);
        return row != null && row.canceled();
    }

    Optional<Lease> lease(String call, int attempt) {
        return Optional.ofNullable(leasesByAttempt(call).get(attempt));
    }

    /// All leases of a call, by attempt.
    List<Lease> leasesOf(String call) {
        return List.copyOf(leasesByAttempt(call).values());
    }

    /// Changes places in the rotation. A decision may do so whether or not it admits the attempt.
    void applyRotationMoves(List<RotationMove> moves) {
        moves.forEach(move -> updateCap(move.key().id(), cap -> cap.withRotation(move.to())));
    }

    /// Admits an attempt: counts it in each cap that the decision uses.
    Lease grant(Lease.Origin origin, List<CapUse> uses) {
        uses.forEach(use -> updateCap(use.key().id(), cap -> cap.plus(use)));
        Lease lease = Lease.granted(origin);
        putLease(lease);
        return lease;
    }

    /// The caps that a release counts down again. A cap without a row counts nothing, and the usage of a DID
    /// includes every call dialed with it, answered or not.
    HeldCaps heldCaps(List<CapUse> uses) {
        Set<UUID> concurrent = uses.stream()
                .filter(CapUse::concurrent)
                .map(use -> use.key().id())
                .filter(caps::containsKey)
                .collect(Collectors.toUnmodifiableSet());
        List<CountedUse> counted = uses.stream()
                .filter(use -> use.key().kind() != CapKind.DID)
                .flatMap(use -> countedUse(use).stream())
                .toList();
        return new HeldCaps(concurrent, counted);
    }

    private Optional<CountedUse> countedUse(CapUse use) {
        return Optional.ofNullable(caps.get(use.key().id())).flatMap(cap -> CountedUse.of(cap, use));
    }

    /// Counts a live attempt in its caps, above their limits if need be.
    void adopt(Lease.Origin origin) {
        HeldCaps wanted = origin.heldCaps();
        Set<UUID> counted = existing(wanted.countedIds());
        HeldCaps holds = new HeldCaps(
                existing(wanted.concurrent()),
                counted.stream().map(this::adoptedUse).toList());
        Lease lease = Lease.granted(new Lease.Origin(
                origin.id(),
                origin.callId(),
                origin.attempt(),
                origin.node(),
                origin.direction(),
                origin.callerNumber(),
                origin.caller(),
                origin.parties(),
                origin.answer(),
                holds,
                origin.takenAt()));
        for (UUID id : holds.concurrent()) {
            recordOverrun(id, Cap::hasConcurrentCapacity, CapOverrun.Kind.ADOPTED_ABOVE_LIMIT, lease);
            updateCap(id, cap -> cap.plus(new CapUse(cap.key(), true, counted.contains(id), false)));
        }
        putLease(lease);
    }

    /// Also in a cap that counts attempts, since its own question may replace the adopted lease.
    private CountedUse adoptedUse(UUID id) {
        Cap cap = Objects.requireNonNull(caps.get(id));
        return CountedUse.of(cap, new CapUse(cap.key(), true, true, false)).orElseGet(() -> CountedUse.ofTotal(id));
    }

    /// A cap that goes above its limit is counted all the same, and reported as an overrun.
    private void recordOverrun(UUID id, Predicate<Cap> room, CapOverrun.Kind kind, Lease lease) {
        Cap cap = caps.get(id);
        if (cap != null && !room.test(cap)) {
            overruns.add(new CapOverrun(kind, lease, cap));
        }
    }

    private Set<UUID> existing(Set<UUID> ids) {
        return ids.stream().filter(caps::containsKey).collect(Collectors.toUnmodifiableSet());
    }

    /// Releases the concurrent use of a lease, once.
    void release(Lease lease, Evidence evidence) {
        Lease current = currentLease(lease);
        if (current.isHeld()) {
            current.origin().heldCaps().concurrent().forEach(id -> updateCap(id, Cap::withoutConcurrent));
            replace(current, withUpperBound(current.withRelease(evidence)));
        }
    }

    /// An attempt whose end was not reported talked for no longer than since its lease was taken.
    private Lease withUpperBound(Lease ended) {
        boolean isKnown = ended.talkTime().length().isPresent();
        Optional<Instant> taken = ended.origin().takenAt();
        return isKnown || now.isEmpty() || taken.isEmpty()
                ? ended
                : ended.withTalkTime(TalkTime.atMost(taken.get(), now.get()));
    }

    /// Keeps when an attempt was answered and when it ended, if a cap needs it.
    void recordTalk(Lease lease, Optional<Instant> answeredAt, Optional<Instant> endedAt) {
        Lease current = currentLease(lease);
        replace(current, current.withTalkTime(current.talkTime().with(answeredAt, endedAt)));
    }

    /// Settles whether a lease counts. An answer is final, and may become known late.
    void settle(Lease lease, Answered answered) {
        Lease current = currentLease(lease);
        if (current.answered() || answered == Answered.UNKNOWN) {
            return;
        }
        if (answered == Answered.YES) {
            replace(current, current.withTotalState(TotalState.USED));
        } else if (current.totalState() == TotalState.PENDING) {
            replace(current, current.withTotalState(TotalState.RETURNED));
        }
    }

    /// Takes back whatever a lease counts, also if it was answered, since another one replaces it.
    void discard(Lease lease) {
        Lease current = currentLease(lease);
        replace(current, current.discarded());
    }

    /// Counts in each cap what the change of a lease means for it: once, whatever is reported and in which order.
    private void replace(Lease before, Lease after) {
        if (after.equals(before)) {
            return;
        }
        for (CountedUse use : before.origin().heldCaps().counted()) {
            if (before.counts(use) && !after.counts(use)) {
                updateCap(use.cap(), cap -> cap.takeBack(use));
            } else if (!before.counts(use) && after.counts(use)) {
                recordOverrun(
                        use.cap(), cap -> cap.hasCapacityToRecount(use), CapOverrun.Kind.ANSWERED_ABOVE_LIMIT, after);
                updateCap(use.cap(), cap -> cap.countAgain(use));
            }
        }
        putLease(after);
    }

    /// Marks the call's row as ended; it stays as a tombstone.
    void end(String call, Evidence evidence) {
        if (!hasEnded(call)) {
            calls.put(call, CallRow.ended(call));
            endedCalls.put(call, evidence);
        }
    }

    /// A cap without a row is not created.
    private void updateCap(UUID id, UnaryOperator<Cap> change) {
        Cap before = caps.get(id);
        if (before != null) {
            Cap after = change.apply(before);
            caps.put(id, after);
            changedCaps.put(id, after);
        }
    }

    /// The lease as the commands before have changed it.
    Lease currentLease(Lease lease) {
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
