package io.trunkline.realtime.apply;

import io.trunkline.data.changes.ChangeTransaction;
import io.trunkline.events.Event;
import io.trunkline.realtime.apply.domain.EntityChange;
import io.trunkline.realtime.apply.domain.NewerChanges;
import io.trunkline.realtime.apply.domain.PlannedRow;
import io.trunkline.realtime.apply.domain.RowClaim;
import io.trunkline.realtime.apply.domain.RowClaims;
import io.trunkline.realtime.ararows.domain.EntityKey;
import io.trunkline.realtime.hosts.HostAddresses;
import io.trunkline.realtime.hosts.domain.Answer;
import io.trunkline.realtime.hosts.domain.HostUpdate;
import io.trunkline.realtime.hosts.domain.KnownHost;
import io.trunkline.web.headers.DryRun;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        return Mono.fromCallable(() -> EntityMapper.toChanges(event))
                .flatMap(changes -> hostAddresses
                        .ask(ApplyChanges.hosts(changes))
                        .flatMap(answers ->
                                ChangeTransaction.run(transaction, new DryRun(true), preview(changes, answers))));
    }

    private Mono<List<PlannedRow>> preview(List<EntityChange> changes, Map<String, Answer> answers) {
        return addresses(answers)
                .flatMap(addresses -> store.endpointsOf(ApplyChanges.clients(changes))
                        .map(endpoints -> NewerChanges.removals(changes, endpoints))
                        .flatMap(removed -> plan(
                                ApplyChanges.keys(Stream.concat(changes.stream(), removed.stream())
                                        .toList()),
                                claims(changes, addresses))));
    }

    private Mono<Map<String, List<String>>> addresses(Map<String, Answer> answers) {
        return hostAddresses
                .store(answers)
                .map(updates -> updates.stream()
                        .map(HostUpdate::after)
                        .collect(Collectors.toMap(KnownHost::name, KnownHost::matches)));
    }

    /// The change would be the latest, so it would get each row that it claims. A literal address is its own.
    private static List<RowClaim> claims(List<EntityChange> changes, Map<String, List<String>> addresses) {
        return changes.stream()
                .flatMap(change -> change.entity().stream()
                        .flatMap(entity -> entity
                                .rows(entity.hostToResolve()
                                        .map(host -> addresses.getOrDefault(host.name(), List.of(host.name())))
                                        .orElse(List.of()))
                                .stream())
                        .map(row -> new RowClaim(change.key(), row, Long.MAX_VALUE)))
                .toList();
    }

    /// @param changed the entities that change or go
    private Mono<List<PlannedRow>> plan(Set<EntityKey> changed, List<RowClaim> claims) {
        return store.claims(
                        changed, claims.stream().map(claim -> claim.row().key()).toList())
                .map(before -> RowClaims.resolve(claims, changed, before))
                .flatMap(resolved -> Mono.zip(
                                rows.withPasswords(resolved.winners().values()),
                                tables.readRows(resolved.affectedKeys()))
                        .map(both -> PlannedRow.of(resolved.affectedKeys(), both.getT1(), both.getT2())));
    }
}
