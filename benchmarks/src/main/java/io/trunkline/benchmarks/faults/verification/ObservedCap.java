package io.trunkline.benchmarks.faults.verification;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/// The node's actual use of one cap. Not thread-safe; the verifier guards it.
final class ObservedCap {
    private final String name;
    private final boolean carrier;
    private final Duration minimumTalk;
    private final Map<LimitKind, LimitHistory> limits = new EnumMap<>(LimitKind.class);
    private final Set<AdmittedAttempt> live = new HashSet<>();
    private final Set<UUID> answered = new HashSet<>();

    /// @param name    shown in messages
    /// @param carrier whether inbound calls are admitted above the limit
    ObservedCap(String name, boolean carrier, Limits limits, long now) {
        this.name = name;
        this.carrier = carrier;
        Integer minimum = limits.minimumTalkSeconds();
        this.minimumTalk = Duration.ofSeconds(minimum == null ? 0 : minimum);
        for (LimitKind kind : LimitKind.values()) {
            this.limits.put(kind, new LimitHistory(limits.of(kind), now));
        }
    }

    String name() {
        return name;
    }

    LimitHistory limitHistory(LimitKind kind) {
        return Objects.requireNonNull(limits.get(kind));
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
        return exceeded(LimitKind.CONCURRENT, here, attempt);
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
        return exceeded(LimitKind.TOTAL, all, attempt);
    }

    private Optional<String> exceeded(LimitKind kind, long calls, AdmittedAttempt attempt) {
        OptionalLong limit =
                limitHistory(kind).largestBetween(attempt.questionSentNanos(), attempt.answerReceivedNanos());
        return limit.isEmpty() || calls <= limit.getAsLong()
                ? Optional.empty()
                : Optional.of("%s: %d %s calls, limit %d"
                        .formatted(name, calls, kind.name().toLowerCase(Locale.ROOT), limit.getAsLong()));
    }

    void recordAnswer(AdmittedAttempt attempt) {
        answered.add(attempt.lease());
    }

    /// @param talk zero for an attempt that was not answered
    void recordEnd(AdmittedAttempt attempt, Duration talk) {
        if (talk.compareTo(minimumTalk) < 0) {
            answered.remove(attempt.lease());
        }
        live.remove(attempt);
    }
}
