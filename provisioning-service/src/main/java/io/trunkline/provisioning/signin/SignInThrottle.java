package io.trunkline.provisioning.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Slows down whoever guesses passwords: failures are counted for a minute by what they have in common. Kept in
/// memory, for each replica by itself; the slow hash is the other half of the defence.
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

    /// @param most failures within a minute, after which the rest of it is refused
    SignInThrottle(int most) {
        this.maxFailures = most;
    }

    synchronized boolean isThrottled(String whom, Instant now) {
        var known = failures.get(whom);
        return known != null && known.count() >= maxFailures && now.isBefore(known.until());
    }

    synchronized void recordFailure(String whom, Instant now) {
        var known = failures.get(whom);
        var next = known == null || !now.isBefore(known.until())
                ? new Failures(1, now.plus(WINDOW))
                : new Failures(known.count() + 1, known.until());
        failures.put(whom, next);
    }

    synchronized void recordSuccess(String whom) {
        failures.remove(whom);
    }

    private record Failures(int count, Instant until) {}
}
