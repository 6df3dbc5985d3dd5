package io.trunkline.messaging.deadletters;

import io.trunkline.web.security.CurrentUser;
import reactor.core.publisher.Mono;

/// Records who had a dead letter redelivered. A service with an audit log has a bean of this type.
@FunctionalInterface
public interface RedeliveryRecorder {

    /// Called after the consumer has applied the event.
    Mono<Void> record(CurrentUser by, DeadLetter letter);
}
