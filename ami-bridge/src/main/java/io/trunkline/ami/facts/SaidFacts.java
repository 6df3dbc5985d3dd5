package io.trunkline.ami.facts;

import io.trunkline.ami.facts.domain.Fact;
import io.trunkline.ami.retention.Forgetful;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Mono;

/// The memory of what has been said.
interface SaidFacts extends Forgetful {

    /// Remembers facts of different keys.
    ///
    /// @return the keys of those that are news
    Mono<List<Fact.Key>> remember(String node, Collection<Fact> facts, Instant now);
}
