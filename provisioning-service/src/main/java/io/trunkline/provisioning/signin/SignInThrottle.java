package io.trunkline.provisioning.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Rejects sign-ins after too many failures within a minute, to slow down password guessing. Failures are counted
/// in memory, in each replica, by username and address or by address alone.
final class SignInThrottle {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MAX_ENTRIES = 10_000;

    private final int maxFailures;
    private final Map<String, Failures> failures = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MAX_ENTRIES;
        }
    };

    /// @param maxFailures failures within a minute, after which sign-ins are rejected for the rest of it
    SignInThrottle(int maxFailures) {
        this.maxFailures = maxFailures;
    }

    synchronized boolean isThrottled(String key, Instant now) {
        var current = failures.get(key);
        return current != null && current.count() >= maxFailures && now.isBefore(current.until());
    }

    synchronized void recordFailure(String key, Instant now) {
        var current = failures.get(key);
        var next = current == null || !now.isBefore(current.until())
                ? new Failures(1, now.plus(WINDOW))
                : new Failures(current.count() + 1, current.until());
        failures.put(key, next);
    }

    synchronized void recordSuccess(String key) {
        failures.remove(key);
    }

    private record Failures(int count, Instant until) {}
}
