package io.trunkline.messaging;

import io.trunkline.messaging.consumer.TransientFaults;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.util.retry.Retry;

/// Retries for queries that a service runs while it starts: it waits for a database that is unavailable instead
/// of ending.
public final class DatabaseRetry {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseRetry.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final int REPORTED_EVERY = 30;

    private DatabaseRetry() {}

    /// Retries while the database is unavailable; any other fault passes through.
    public static Retry whileUnavailable() {
        return Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                .maxBackoff(LONGEST_PAUSE)
                .filter(TransientFaults::isTransient)
                .doBeforeRetry(retry -> {
                    if (retry.totalRetries() % REPORTED_EVERY == 0) {
                        LOG.warn("waiting for the database: {}", retry.failure().toString());
                    }
                });
    }
}
