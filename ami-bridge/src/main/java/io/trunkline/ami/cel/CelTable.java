package io.trunkline.ami.cel;

import io.trunkline.ami.cel.domain.CelRow;
import io.trunkline.ami.retention.ExpiringTable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Mono;

/// The table that Asterisk writes.
interface CelTable extends ExpiringTable {

    /// The oldest rows that have not been told, locked until the transaction ends.
    ///
    /// @param before rows inserted later wait: AMI tells the same sooner and in more detail
    Mono<List<CelRow>> unpublished(String node, Instant before, int most);

    /// All rows of some calls, in their order.
    Mono<List<CelRow>> rowsOfCalls(Collection<String> linkedIds);

    Mono<Void> markPublished(Collection<CelRow> rows);
}
