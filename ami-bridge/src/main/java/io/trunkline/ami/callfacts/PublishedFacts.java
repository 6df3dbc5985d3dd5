package io.trunkline.ami.callfacts;

import io.trunkline.ami.callfacts.domain.Fact;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Mono;

/// The keys of published facts.
interface PublishedFacts {

    /// Stores the keys of facts, no key twice.
    ///
    /// @return the keys of those that were not stored before, or only with less detail
    Mono<List<Fact.FactKey>> saveNew(String node, Collection<Fact> facts, Instant now);

    /// Stores the keys of facts that were published, each key at most once. One that is stored with more detail
    /// is kept.
    Mono<Void> save(String node, Collection<SentFacts.Sent> facts);
}
