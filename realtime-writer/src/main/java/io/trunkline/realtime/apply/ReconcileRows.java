package io.trunkline.realtime.apply;

import io.trunkline.realtime.apply.domain.RowDifference;
import io.trunkline.realtime.ararows.domain.table.AraRow;
import io.trunkline.realtime.ararows.domain.table.DesiredRow;
import io.trunkline.realtime.ararows.domain.table.RowKey;
import io.trunkline.realtime.secrets.PasswordOpener;
import io.trunkline.realtime.secrets.domain.SealedPassword;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

final class ReconcileRows implements RowWriter {
    private final AraTables tables;
    private final PasswordOpener passwords;

    ReconcileRows(AraTables tables, PasswordOpener passwords) {
        this.tables = tables;
        this.passwords = passwords;
    }

    @Override
    public Mono<RowDifference> reconcile(Collection<RowKey> keys, Map<RowKey, DesiredRow> desired) {
        return Mono.zip(withPasswords(desired.values()), tables.readRows(keys))
                .map(both -> RowDifference.between(keys, both.getT1(), both.getT2()))
                .flatMap(this::write);
    }

    @Override
    public Mono<RowDifference> write(RowDifference difference) {
        return tables.write(difference).thenReturn(difference);
    }

    @Override
    public Mono<Map<RowKey, AraRow>> withPasswords(Collection<DesiredRow> rows) {
        return Flux.fromIterable(rows)
                .concatMap(this::withPassword)
                .collectList()
                .map(all -> all.stream().collect(Collectors.toMap(AraRow::key, row -> row)));
    }

    private Mono<AraRow> withPassword(DesiredRow row) {
        SealedPassword sealed = row.sealedPassword();
        return sealed == null
                ? Mono.just(row.withPassword(null))
                : passwords.open(sealed).map(row::withPassword);
    }
}
