package io.trunkline.realtime.apply;

import io.trunkline.realtime.apply.domain.RowDifference;
import io.trunkline.realtime.ararows.domain.table.AraRow;
import io.trunkline.realtime.ararows.domain.table.RowKey;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;

/// Asterisk's realtime tables.
interface AraTables {
    /// The rows among these that are there.
    Mono<Map<RowKey, AraRow>> readRows(Collection<RowKey> keys);

    /// Every row there is.
    Mono<Map<RowKey, AraRow>> readAll();

    /// Removes, then writes.
    ///
    /// @return fails with a data error when a column cannot hold its value
    Mono<Void> write(RowDifference difference);
}
