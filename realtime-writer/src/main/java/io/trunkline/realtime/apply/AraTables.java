package io.trunkline.realtime.apply;

import io.trunkline.realtime.apply.domain.RowDifference;
import io.trunkline.realtime.ararows.domain.table.AraRow;
import io.trunkline.realtime.ararows.domain.table.RowKey;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;

/// Asterisk's realtime tables.
public interface AraTables {
    /// Those of these rows that exist.
    Mono<Map<RowKey, AraRow>> readRows(Collection<RowKey> keys);

    /// All rows.
    Mono<Map<RowKey, AraRow>> readAll();

    /// Deletes rows, then inserts rows.
    ///
    /// @return fails with a data error when a value does not fit its column
    Mono<Void> write(RowDifference difference);
}
