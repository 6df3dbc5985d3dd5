package io.trunkline.realtime.apply;

import io.trunkline.realtime.apply.domain.RowDifference;
import io.trunkline.realtime.ararows.domain.table.AraRow;
import io.trunkline.realtime.ararows.domain.table.DesiredRow;
import io.trunkline.realtime.ararows.domain.table.RowKey;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;

/// Changes the realtime tables so that they have the desired rows, and leaves rows that are correct as they are.
public interface RowWriter {
    /// @param keys the rows to compare; those that are not desired are deleted
    /// @return what was changed
    Mono<RowDifference> reconcile(Collection<RowKey> keys, Map<RowKey, DesiredRow> desired);

    /// @return the same difference
    Mono<RowDifference> write(RowDifference difference);

    /// The rows with their passwords decrypted.
    Mono<Map<RowKey, AraRow>> withPasswords(Collection<DesiredRow> rows);
}
