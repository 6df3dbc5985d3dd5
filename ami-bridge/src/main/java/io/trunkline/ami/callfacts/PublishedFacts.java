package io.trunkline.ami.callfacts;

import io.trunkline.ami.callfacts.domain.Fact;
import io.trunkline.ami.retention.ExpiringTable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Mono;

/// The memory of what has been said.
interface PublishedFacts extends ExpiringTable {

    /// Remembers facts of different keys.
    ///
    /// @return the keys of those that are news
    Mono<List<Fact.FactKey>> saveNew(String node, Collection<Fact> facts, Instant now);
}
