package io.trunkline.realtime.apply;

import io.trunkline.data.changes.ChangeTransaction;
import io.trunkline.events.Event;
import io.trunkline.realtime.apply.domain.EntityChange;
import io.trunkline.realtime.apply.domain.PlannedRow;
import io.trunkline.realtime.apply.domain.RowClaim;
import io.trunkline.realtime.apply.domain.RowClaims;
import io.trunkline.realtime.ararows.domain.Entity;
import io.trunkline.realtime.ararows.domain.IdentifyingHost;
import io.trunkline.realtime.ararows.domain.table.DesiredRow;
import io.trunkline.realtime.hosts.HostAddresses;
import io.trunkline.realtime.hosts.domain.Answer;
import io.trunkline.web.headers.DryRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Computes the rows as [ApplyChanges] does. Its transaction is rolled back, so that the addresses of a host that is
/// not saved are not kept.
final class RolledBackPreview implements PreviewChanges {
    private final ProjectionStore store;
    private final RowWriter rows;
    private final AraTables tables;
    private final HostAddresses hostAddresses;
    private final TransactionalOperator transaction;

    RolledBackPreview(
            ProjectionStore store,
            RowWriter rows,
            AraTables tables,
            HostAddresses hostAddresses,
            TransactionalOperator transaction) {
        this.store = store;
        this.rows = rows;
        this.tables = tables;
        this.hostAddresses = hostAddresses;
        this.transaction = transaction;
    }

    @Override
    public Mono<List<PlannedRow>> preview(Event event) {
        return Mono.fromCallable(() -> EntityMapper.toChange(event)).flatMap(change -> {
            var host = change.entity().flatMap(Entity::hostToResolve).map(IdentifyingHost::name);
            return hostAddresses
                    .ask(host.stream().toList())
                    .flatMap(answers -> ChangeTransaction.run(
                            transaction,
                            new DryRun(true),
                            addresses(host, answers)
                                    .flatMap(addresses -> plan(change, desiredRows(change, addresses)))));
        });
    }

    /// A literal address is its own.
    private Mono<List<String>> addresses(Optional<String> host, Map<String, Answer> answers) {
        return hostAddresses
                .store(answers)
                .map(updates -> updates.stream()
                        .map(update -> update.after().matches())
                        .findFirst()
                        .orElse(host.stream().toList()));
    }

    private static List<DesiredRow> desiredRows(EntityChange change, List<String> addresses) {
        return change.entity().map(entity -> entity.rows(addresses)).orElse(List.of());
    }

    /// The change would be the latest, so it would get each row that it claims.
    private Mono<List<PlannedRow>> plan(EntityChange change, List<DesiredRow> desired) {
        var claims = desired.stream()
                .map(row -> new RowClaim(change.key(), row, Long.MAX_VALUE))
                .toList();
        return store.claims(
                        Set.of(change.key()),
                        desired.stream().map(DesiredRow::key).toList())
                .map(before -> RowClaims.resolve(claims, Set.of(change.key()), before))
                .flatMap(resolved -> Mono.zip(
                                rows.withPasswords(resolved.winners().values()),
                                tables.readRows(resolved.affectedKeys()))
                        .map(both -> PlannedRow.of(resolved.affectedKeys(), both.getT1(), both.getT2())));
    }
}
