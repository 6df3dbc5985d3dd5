package io.trunkline.provisioning.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Slows down whoever guesses passwords: failures are counted for a minute by what they have in common. Kept in
/// memory, for each replica by itself; the slow hash is the other half of the defence.
final class LoginThrottle {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    private final int most;
    private final Map<String, Failures> failures = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    /// @param most failures within a minute, after which the rest of it is refused
    LoginThrottle(int most) {
        this.most = most;
    }

    synchronized boolean refuses(String whom, Instant now) {
        var known = failures.get(whom);
        return known != null && known.count() >= most && now.isBefore(known.until());
    }

    synchronized void failed(String whom, Instant now) {
        var known = failures.get(whom);
        var next = known == null || !now.isBefore(known.until())
                ? new Failures(1, now.plus(WINDOW))
                : new Failures(known.count() + 1, known.until());
        failures.put(whom, next);
    }

    synchronized void succeeded(String whom) {
        failures.remove(whom);
    }

    private record Failures(int count, Instant until) {}
}
