package io.trunkline.realtime.apply;

import io.trunkline.events.nodes.RealtimeApplied;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.realtime.apply.ProjectionStore.AppliedEntity;
import io.trunkline.realtime.apply.ProjectionStore.WriterLock;
import io.trunkline.realtime.apply.domain.RowClaim;
import io.trunkline.realtime.apply.domain.RowClaims;
import io.trunkline.realtime.apply.domain.RowDifference;
import io.trunkline.realtime.ararows.domain.EntityKey;
import io.trunkline.realtime.ararows.domain.table.AraRow;
import io.trunkline.realtime.ararows.domain.table.RowKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Makes every row of the tables stand as it is wanted and removes those that nobody wants, as a difference in one
/// transaction: calls go on meanwhile, and rows that stand right are not touched.
final class RebuildTables {
    private final ProjectionStore store;
    private final AraTables tables;
    private final ReconcileRows reconcile;
    private final Outbox outbox;
    private final AppliedEventMapper events;
    private final Clock clock;
    private final TransactionalOperator transaction;

    RebuildTables(
            ProjectionStore bookkeeping,
            AraTables tables,
            ReconcileRows reconcile,
            Outbox outbox,
            AppliedEventMapper events,
            Clock clock,
            TransactionalOperator transaction) {
        this.store = bookkeeping;
        this.tables = tables;
        this.reconcile = reconcile;
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// @return what was wrong, and is not any more
    Mono<RowDifference> rebuild() {
        return store.lockWriter(0)
                .then(store.claims())
                .flatMap(claims -> difference(claims)
                        .flatMap(reconcile::write)
                        .flatMap(
                                difference -> publishApplied(claims, difference).thenReturn(difference)))
                .as(transaction::transactional);
    }

    private Mono<RowDifference> difference(List<RowClaim> claims) {
        return reconcile
                .withPasswords(RowClaims.winners(claims).values())
                .zipWhen(_ -> tables.readAll(), RebuildTables::compareAll);
    }

    private static RowDifference compareAll(Map<RowKey, AraRow> wanted, Map<RowKey, AraRow> actual) {
        var keys = new TreeSet<>(wanted.keySet());
        keys.addAll(actual.keySet());
        return RowDifference.between(keys, wanted, actual);
    }

    /// Asterisk needs the nudges for what changed under it, whoever changed it.
    private Mono<Void> publishApplied(List<RowClaim> claims, RowDifference difference) {
        var touched = touched(claims, difference);
        return touched.isEmpty()
                ? Mono.empty()
                : store.lockWriter(touched.size())
                        .zipWith(store.findApplied(touched.keySet()))
                        .flatMap(both -> outbox.appendAll(
                                appliedEvents(both.getT1(), both.getT2().values(), touched, difference)));
    }

    private static Map<EntityKey, Set<RowKey>> touched(List<RowClaim> claims, RowDifference difference) {
        return claims.stream()
                .filter(claim -> difference.parts().containsKey(claim.row().key()))
                .collect(Collectors.groupingBy(
                        RowClaim::owner,
                        () -> new TreeMap<>(EntityKey.ORDER),
                        Collectors.mapping(claim -> claim.row().key(), Collectors.toSet())));
    }

    private List<RealtimeApplied> appliedEvents(
            WriterLock turn,
            Collection<AppliedEntity> applied,
            Map<EntityKey, Set<RowKey>> touched,
            RowDifference difference) {
        Instant now = clock.instant();
        var said = new ArrayList<RealtimeApplied>();
        for (AppliedEntity one : applied) {
            said.add(events.toEvent(
                    turn.incarnation(),
                    one.reapplied(turn.firstSequence() + said.size(), now),
                    difference.partsOf(touched.getOrDefault(one.key(), Set.of()))));
        }
        return said;
    }
}
