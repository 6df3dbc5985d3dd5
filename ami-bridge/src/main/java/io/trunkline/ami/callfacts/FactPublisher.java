package io.trunkline.ami.callfacts;

import io.trunkline.ami.callfacts.domain.Fact;
import java.util.List;
import reactor.core.publisher.Mono;

/// Publishes facts of calls.
public interface FactPublisher {

    /// Publishes the facts that were not published before, or only from a source with less detail. Runs in a
    /// transaction of its own, or in the caller's.
    Mono<Void> publish(List<Fact> facts);
}
