package io.trunkline.provisioning.signinlimits;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.trunkline.provisioning.signinlimits.domain.DelayRule;
import io.trunkline.provisioning.signinlimits.domain.FailedAttempts;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;

/// Failed attempts by account, by address, or by both. Beyond 20,000 entries, it forgets those that were used
/// least: an account that is attacked again and again stays.
final class FailureCounters {
    private static final int MAX_ENTRIES = 20_000;

    private final DelayRule rule;
    private final ConcurrentMap<String, FailedAttempts> failures;

    FailureCounters(DelayRule rule) {
        this.rule = rule;
        this.failures = Caffeine.newBuilder()
                .maximumSize(MAX_ENTRIES)
                .expireAfterWrite(rule.period().plus(rule.maxDelay()))
                .executor(Runnable::run)
                .<String, FailedAttempts>build()
                .asMap();
    }

    /// Counts an attempt as failed, unless it has to wait.
    ///
    /// @return zero if it may begin
    Duration begin(String key, Instant now) {
        var waitingTime = new AtomicReference<>(Duration.ZERO);
        failures.compute(key, (_, counted) -> {
            FailedAttempts current = counted == null ? FailedAttempts.none(now) : counted;
            waitingTime.set(current.waitingTime(now));
            return waitingTime.get().isZero() ? current.withAttempt(now, rule) : current;
        });
        return waitingTime.get();
    }

    /// Takes back an attempt that did not fail.
    void takeBack(String key) {
        failures.computeIfPresent(key, (_, counted) -> counted.withoutAttempt());
    }

    void forget(String key) {
        failures.remove(key);
    }
}
