package io.trunkline.benchmarks.faults.verification;

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

    /// Starts to observe a cap.
    public synchronized void addCap(
            UUID cap, String name, boolean carrier, @Nullable Long atOnce, @Nullable Long inAll) {
        caps.put(cap, new ObservedCap(name, carrier, atOnce, inAll, System.nanoTime()));
    }

    /// @return the attempt with the time of its arrival
    public synchronized AdmittedAttempt recordGrant(Function<Long, AdmittedAttempt> at) {
        AdmittedAttempt attempt = at.apply(System.nanoTime());
        capsOf(attempt).forEach(book -> book.recordGrant(attempt).ifPresent(what -> addExceeded(attempt, what)));
        return attempt;
    }

    private void addExceeded(AdmittedAttempt attempt, String what) {
        capsExceeded.add(what + " by attempt " + attempt.number() + " of " + attempt.call());
    }

    public synchronized void answered(AdmittedAttempt attempt) {
        totalCapsOf(attempt).forEach(book -> book.recordAnswer(attempt));
    }

    public synchronized void recordEnd(AdmittedAttempt attempt) {
        capsOf(attempt).forEach(book -> book.recordEnd(attempt));
    }

    /// A limit change starts: until [#limitChangeFinished] the old or the new limit may be in force.
    public synchronized void limitChangeStarted(UUID cap, boolean inAll, @Nullable Long limit) {
        limitOf(cap, inAll).add(limit, System.nanoTime());
    }

    /// The last limit change is complete.
    public synchronized void limitChangeFinished(UUID cap, boolean inAll) {
        limitOf(cap, inAll).endOlderLimits(System.nanoTime());
    }

    private LimitHistory limitOf(UUID cap, boolean inAll) {
        ObservedCap book = caps.get(cap);
        if (book == null) {
            throw new IllegalArgumentException("no such cap: " + cap);
        }
        return inAll ? book.totalLimits() : book.concurrentLimits();
    }

    /// Each admission that exceeded a cap, in order.
    public synchronized List<String> capsExceeded() {
        return List.copyOf(capsExceeded);
    }

    /// @return the number of answered attempts of each cap
    public synchronized Map<UUID, Long> answered() {
        Map<UUID, Long> answered = new HashMap<>();
        caps.forEach((cap, book) -> answered.put(cap, book.answeredCount()));
        return answered;
    }

    /// The leases of the answered attempts of one cap.
    public synchronized Set<UUID> answeredLeases(UUID cap) {
        ObservedCap book = caps.get(cap);
        return book == null ? Set.of() : book.answeredLeases();
    }

    public synchronized String capName(UUID cap) {
        ObservedCap book = caps.get(cap);
        return book == null ? cap.toString() : book.name();
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
                .filter(book -> book != null)
                .toList();
    }
}
