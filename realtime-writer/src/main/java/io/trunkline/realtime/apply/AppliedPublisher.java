package io.trunkline.realtime.apply;

import io.trunkline.realtime.apply.domain.AppliedChange;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/// Publishes `realtime.applied` within the current transaction.
public interface AppliedPublisher {
    /// @param incarnation of the database
    Mono<Void> publish(Instant incarnation, List<AppliedChange> changes);
}
