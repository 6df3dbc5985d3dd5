package io.trunkline.messaging;

import io.trunkline.messaging.consumer.TransientFaults;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.util.retry.Retry;

/// For what a service asks its database while it starts: it waits for one that is away instead of ending.
public final class DatabaseAway {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAway.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final int REPORTED_EVERY = 30;

    private DatabaseAway() {}

    /// Tries again for as long as the database is away; any other fault passes through.
    public static Retry retry() {
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
