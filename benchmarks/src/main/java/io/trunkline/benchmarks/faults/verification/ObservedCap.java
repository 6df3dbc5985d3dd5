package io.trunkline.benchmarks.faults.verification;

import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The node's actual use of one cap. Not thread-safe; the verifier guards it.
final class ObservedCap {
    private final String name;
    private final boolean carrier;
    private final LimitHistory concurrentLimits;
    private final LimitHistory totalLimits;
    private final Set<AdmittedAttempt> live = new HashSet<>();
    private final Set<UUID> answered = new HashSet<>();

    /// @param name    shown in messages
    /// @param carrier whether inbound calls are admitted above the limit
    /// @param atOnce  the limit on concurrent calls, null for none
    /// @param inAll   the limit on total answered calls, null for none
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

    /// @return the limits that this attempt exceeds
    Optional<String> recordGrant(AdmittedAttempt attempt) {
        live.add(attempt);
        return concurrentExceeded(attempt).or(() -> totalExceeded(attempt));
    }

    /// Other attempts may have been admitted between the decision about this one and its arrival, under a limit of
    /// that time. So the number of live attempts must not exceed the largest limit of that time. Inbound calls of a
    /// carrier are not included, since a carrier's cap does not reject them.
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

    /// A live attempt may still be answered, so it counts toward the total.
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
