package io.trunkline.realtime.apply;

import io.trunkline.realtime.apply.domain.RowDifference;
import io.trunkline.realtime.ararows.domain.table.AraRow;
import io.trunkline.realtime.ararows.domain.table.DesiredRow;
import io.trunkline.realtime.ararows.domain.table.RowKey;
import io.trunkline.realtime.secrets.domain.SealedPassword;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Makes rows stand as they are wanted, touching only those that do not.
final class ReconcileRows {
    private final AraTables tables;
    private final PasswordOpener secrets;

    ReconcileRows(AraTables tables, PasswordOpener secrets) {
        this.tables = tables;
        this.secrets = secrets;
    }

    /// @param keys the rows in question; those not wanted are removed
    /// @return what was done
    Mono<RowDifference> reconcile(Collection<RowKey> keys, Map<RowKey, DesiredRow> wanted) {
        return Mono.zip(withPasswords(wanted.values()), tables.readRows(keys))
                .map(both -> RowDifference.between(keys, both.getT1(), both.getT2()))
                .flatMap(this::write);
    }

    /// Writes a difference.
    ///
    /// @return the same
    Mono<RowDifference> write(RowDifference difference) {
        return tables.write(difference).thenReturn(difference);
    }

    /// The rows as they are to stand, passwords opened.
    Mono<Map<RowKey, AraRow>> withPasswords(Collection<DesiredRow> wanted) {
        return Flux.fromIterable(wanted)
                .concatMap(this::withPasswords)
                .collectList()
                .map(rows -> rows.stream().collect(Collectors.toMap(AraRow::key, row -> row)));
    }

    private Mono<AraRow> withPasswords(DesiredRow row) {
        SealedPassword sealed = row.sealedPassword();
        return sealed == null
                ? Mono.just(row.withPassword(null))
                : secrets.open(sealed).map(row::withPassword);
    }
}
