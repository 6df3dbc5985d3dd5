package io.trunkline.benchmarks.faults.verification;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Records the live and the answered attempts on the node and checks each admission. An attempt is live from the
/// arrival of the answer until just before its end is reported, which is no longer than routing-service may have
/// its lease. So at each time the node uses no more of a cap than routing-service counts, and that must not exceed
/// the limit.
public final class CapVerifier {
    private final Map<UUID, ObservedCap> caps = new HashMap<>();
    private final List<String> capsExceeded = new ArrayList<>();

    /// Starts to observe the cap of a campaign or a link.
    public synchronized void addCap(UUID cap, String name, Limits limits) {
        caps.put(cap, new ObservedCap(name, false, limits, System.nanoTime()));
    }

    /// Starts to observe the cap of a carrier, whose inbound calls are never rejected.
    public synchronized void addCarrierCap(UUID cap, String name, Limits limits) {
        caps.put(cap, new ObservedCap(name, true, limits, System.nanoTime()));
    }

    /// @return the attempt with the time of its arrival
    public synchronized AdmittedAttempt recordGrant(Function<Long, AdmittedAttempt> at) {
        AdmittedAttempt attempt = at.apply(System.nanoTime());
        capsOf(attempt).forEach(cap -> cap.recordGrant(attempt).ifPresent(what -> addExceeded(attempt, what)));
        return attempt;
    }

    private void addExceeded(AdmittedAttempt attempt, String what) {
        capsExceeded.add(what + " by attempt " + attempt.number() + " of " + attempt.call());
    }

    public synchronized void recordAnswer(AdmittedAttempt attempt) {
        totalCapsOf(attempt).forEach(cap -> cap.recordAnswer(attempt));
    }

    /// The end of an attempt that was not answered, or of which no cap needs the talk time.
    public synchronized void recordEnd(AdmittedAttempt attempt) {
        recordEnd(attempt, Duration.ZERO);
    }

    /// @param talk from the answer to the end, by the clock of the node
    public synchronized void recordEnd(AdmittedAttempt attempt, Duration talk) {
        capsOf(attempt).forEach(cap -> cap.recordEnd(attempt, talk));
    }

    /// A limit change starts: until [#limitChangeFinished] the old or the new limit may be in force.
    public synchronized void limitChangeStarted(UUID cap, LimitKind kind, @Nullable Long limit) {
        limitHistory(cap, kind).add(limit, System.nanoTime());
    }

    /// The last limit change is complete.
    public synchronized void limitChangeFinished(UUID cap, LimitKind kind) {
        limitHistory(cap, kind).endOlderLimits(System.nanoTime());
    }

    private LimitHistory limitHistory(UUID cap, LimitKind kind) {
        ObservedCap observed = caps.get(cap);
        if (observed == null) {
            throw new IllegalArgumentException("no such cap: " + cap);
        }
        return observed.limitHistory(kind);
    }

    /// Each admission that exceeded a cap, in order.
    public synchronized List<String> capsExceeded() {
        return List.copyOf(capsExceeded);
    }

    /// @return the number of answered attempts of each cap, without those that were too short to count
    public synchronized Map<UUID, Long> answeredCounts() {
        Map<UUID, Long> counts = new HashMap<>();
        caps.forEach((id, cap) -> counts.put(id, cap.answeredCount()));
        return counts;
    }

    /// The leases of the answered attempts of one cap.
    public synchronized Set<UUID> answeredLeases(UUID cap) {
        ObservedCap observed = caps.get(cap);
        return observed == null ? Set.of() : observed.answeredLeases();
    }

    public synchronized String capName(UUID cap) {
        ObservedCap observed = caps.get(cap);
        return observed == null ? cap.toString() : observed.name();
    }

    private Collection<ObservedCap> capsOf(AdmittedAttempt attempt) {
        List<ObservedCap> found = new ArrayList<>(totalCapsOf(attempt));
        ObservedCap carrier = caps.get(attempt.ids().carrierId());
        if (carrier != null) {
            found.add(carrier);
        }
        return found;
    }

    private List<ObservedCap> totalCapsOf(AdmittedAttempt attempt) {
        return attempt.totalCapIds().stream()
                .map(caps::get)
                .filter(cap -> cap != null)
                .toList();
    }
}
