package io.trunkline.ami.cel;

import io.trunkline.ami.cel.domain.CelRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Mono;

/// The table that Asterisk writes its channel event log (CEL) to.
interface CelTable {

    /// The oldest rows whose facts were not published.
    ///
    /// @param insertedBefore later rows are left for a later batch
    Mono<List<CelRow>> unpublished(String node, Instant insertedBefore, int limit);

    /// All rows of some calls, by time.
    Mono<List<CelRow>> rowsOfCalls(Collection<String> linkedIds);

    Mono<Void> markPublished(Collection<CelRow> rows);
}
