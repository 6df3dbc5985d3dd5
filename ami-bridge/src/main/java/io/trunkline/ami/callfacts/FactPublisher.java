package io.trunkline.ami.callfacts;

import io.trunkline.ami.callfacts.domain.Fact;
import java.util.List;
import reactor.core.publisher.Mono;

/// Where facts of calls are said.
public interface FactPublisher {

    /// Says those that are news, in one transaction, or within the caller's. A fact is news when no source has said
    /// it, or only a poorer one.
    Mono<Void> publish(List<Fact> facts);
}
