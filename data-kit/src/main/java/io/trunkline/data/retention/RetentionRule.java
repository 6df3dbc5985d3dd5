package io.trunkline.data.retention;

import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;

/// Rows of one kind, how long they are kept, and how the older ones are deleted.
public interface RetentionRule {

    /// For the log, in kebab-case: `idempotency-keys`.
    String name();

    Duration keep();

    /// Deletes the oldest rows from before an instant, no more than fit into one statement's time limit.
    ///
    /// @return the number of rows or partitions deleted; 0 when none is left
    Mono<Long> deleteBatch(Instant before);
}
