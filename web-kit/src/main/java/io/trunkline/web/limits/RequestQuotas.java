package io.trunkline.web.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Counts the requests of each sender. A sender that has sent none for two windows is forgotten, and so are the
/// least active ones if there are more than 10,000.
final class RequestQuotas {
    private static final int MAX_SENDERS = 10_000;

    private final RateLimiterConfig config;
    private final Duration window;
    private final LongSupplier nanoTime;
    private final LoadingCache<String, Sender> senders;

    RequestQuotas(RateLimitSettings settings) {
        this(settings, System::nanoTime);
    }

    RequestQuotas(RateLimitSettings settings, LongSupplier nanoTime) {
        this.config = RateLimiterConfig.custom()
                .limitForPeriod(settings.requests())
                .limitRefreshPeriod(settings.window())
                .timeoutDuration(Duration.ZERO)
                .build();
        this.window = settings.window();
        this.nanoTime = nanoTime;
        this.senders = Caffeine.newBuilder()
                .maximumSize(MAX_SENDERS)
                .expireAfterAccess(window.multipliedBy(2))
                .ticker(nanoTime::getAsLong)
                .executor(Runnable::run)
                .build(this::newSender);
    }

    /// Counts a request.
    ///
    /// @param sender identifies who has sent it
    Quota take(String sender) {
        return senders.get(sender).take();
    }

    /// How many senders are remembered now.
    long remembered() {
        senders.cleanUp();
        return senders.estimatedSize();
    }

    private Sender newSender(String name) {
        return new Sender(new AtomicRateLimiter(name, config, nanoTime::getAsLong), nanoTime.getAsLong());
    }

    private final class Sender {
        private final AtomicRateLimiter limiter;
        /// When its first window began.
        private final long firstSeen;

        Sender(AtomicRateLimiter limiter, long firstSeen) {
            this.limiter = limiter;
            this.firstSeen = firstSeen;
        }

        Quota take() {
            boolean isPermitted = limiter.acquirePermission();
            int remaining = Math.max(0, limiter.getMetrics().getAvailablePermissions());
            return new Quota(!isPermitted, remaining, untilNextWindow());
        }

        private Duration untilNextWindow() {
            long length = window.toNanos();
            return Duration.ofNanos(length - (nanoTime.getAsLong() - firstSeen) % length);
        }
    }
}
