package io.trunkline.realtime.projection;

import io.trunkline.realtime.projection.domain.Difference;
import io.trunkline.realtime.projection.domain.Row;
import io.trunkline.realtime.projection.domain.RowKey;
import io.trunkline.realtime.projection.domain.SealedSecret;
import io.trunkline.realtime.projection.domain.WantedRow;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Makes rows stand as they are wanted, touching only those that do not.
final class Reconcile {
    private final Tables tables;
    private final Secrets secrets;

    Reconcile(Tables tables, Secrets secrets) {
        this.tables = tables;
        this.secrets = secrets;
    }

    /// @param keys the rows in question; those not wanted are removed
    /// @return what was done
    Mono<Difference> rows(Collection<RowKey> keys, Map<RowKey, WantedRow> wanted) {
        return Mono.zip(opened(wanted.values()), tables.actual(keys))
                .map(both -> Difference.between(keys, both.getT1(), both.getT2()))
                .flatMap(this::write);
    }

    /// Writes a difference.
    ///
    /// @return the same
    Mono<Difference> write(Difference difference) {
        return tables.write(difference).thenReturn(difference);
    }

    /// The rows as they are to stand, passwords opened.
    Mono<Map<RowKey, Row>> opened(Collection<WantedRow> wanted) {
        return Flux.fromIterable(wanted)
                .concatMap(this::opened)
                .collectList()
                .map(rows -> rows.stream().collect(Collectors.toMap(Row::key, row -> row)));
    }

    private Mono<Row> opened(WantedRow row) {
        SealedSecret sealed = row.sealed();
        return sealed == null
                ? Mono.just(row.opened(null))
                : secrets.open(sealed).map(row::opened);
    }
}
