package io.trunkline.benchmarks.faults.verification;

import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the node truly has of one cap. Not for many threads: the ledger guards it.
final class ObservedCap {
    private final String name;
    private final boolean carrier;
    private final LimitHistory concurrentLimits;
    private final LimitHistory totalLimits;
    private final Set<AdmittedAttempt> live = new HashSet<>();
    private final Set<UUID> answered = new HashSet<>();

    /// @param name    for people
    /// @param carrier whether calls that come in are let in above the limit
    /// @param atOnce  null for no limit
    /// @param inAll   null for no limit
    ObservedCap(String name, boolean carrier, @Nullable Long atOnce, @Nullable Long inAll, long now) {
        this.name = name;
        this.carrier = carrier;
        this.concurrentLimits = new LimitHistory(atOnce, now);
        this.totalLimits = new LimitHistory(inAll, now);
    }

    String name() {
        return name;
    }

    LimitHistory concurrentLimits() {
        return concurrentLimits;
    }

    LimitHistory totalLimits() {
        return totalLimits;
    }

    long answeredCount() {
        return answered.size();
    }

    Set<UUID> answeredLeases() {
        return Set.copyOf(answered);
    }

    int liveCount() {
        return live.size();
    }

    /// @return what is exceeded by letting it in
    Optional<String> recordGrant(AdmittedAttempt attempt) {
        live.add(attempt);
        return concurrentExceeded(attempt).or(() -> totalExceeded(attempt));
    }

    /// Somebody may have been let in between this attempt's decision and its arrival, but under a limit of the same
    /// time: so whoever is here now fits under the largest of them. Calls that came in meanwhile by a carrier
    /// do not count, for it refuses none.
    private Optional<String> concurrentExceeded(AdmittedAttempt attempt) {
        if (carrier && attempt.inbound()) {
            return Optional.empty();
        }
        long here = live.stream().filter(other -> countsToward(other, attempt)).count();
        OptionalLong limit =
                concurrentLimits.largestBetween(attempt.questionSentNanos(), attempt.answerReceivedNanos());
        return limit.isEmpty() || here <= limit.getAsLong()
                ? Optional.empty()
                : Optional.of("%s: %d at once, limit %d".formatted(name, here, limit.getAsLong()));
    }

    private boolean countsToward(AdmittedAttempt other, AdmittedAttempt attempt) {
        return !carrier || !other.inbound() || other.answerReceivedNanos() <= attempt.questionSentNanos();
    }

    /// A live attempt may yet be answered, so the total must have room for it.
    private Optional<String> totalExceeded(AdmittedAttempt attempt) {
        if (carrier) {
            return Optional.empty();
        }
        long all = answered.size()
                + live.stream()
                        .filter(other -> !answered.contains(other.lease()))
                        .count();
        OptionalLong limit = totalLimits.largestBetween(attempt.questionSentNanos(), attempt.answerReceivedNanos());
        return limit.isEmpty() || all <= limit.getAsLong()
                ? Optional.empty()
                : Optional.of("%s: %d in all, limit %d".formatted(name, all, limit.getAsLong()));
    }

    void recordAnswer(AdmittedAttempt attempt) {
        answered.add(attempt.lease());
    }

    void recordEnd(AdmittedAttempt attempt) {
        live.remove(attempt);
    }
}
