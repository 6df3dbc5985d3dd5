package io.trunkline.realtime.projection;

import io.trunkline.events.nodes.RealtimeApplied;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.realtime.projection.Bookkeeping.Applied;
import io.trunkline.realtime.projection.Bookkeeping.Turn;
import io.trunkline.realtime.projection.domain.Claim;
import io.trunkline.realtime.projection.domain.Claims;
import io.trunkline.realtime.projection.domain.Difference;
import io.trunkline.realtime.projection.domain.EntityKey;
import io.trunkline.realtime.projection.domain.Row;
import io.trunkline.realtime.projection.domain.RowKey;
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
    private final Bookkeeping bookkeeping;
    private final Tables tables;
    private final Reconcile reconcile;
    private final Outbox outbox;
    private final AppliedEvents events;
    private final Clock clock;
    private final TransactionalOperator transaction;

    RebuildTables(
            Bookkeeping bookkeeping,
            Tables tables,
            Reconcile reconcile,
            Outbox outbox,
            AppliedEvents events,
            Clock clock,
            TransactionalOperator transaction) {
        this.bookkeeping = bookkeeping;
        this.tables = tables;
        this.reconcile = reconcile;
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// @return what was wrong, and is not any more
    Mono<Difference> rebuild() {
        return bookkeeping
                .turn(0)
                .then(bookkeeping.claims())
                .flatMap(claims -> difference(claims)
                        .flatMap(reconcile::write)
                        .flatMap(difference -> tell(claims, difference).thenReturn(difference)))
                .as(transaction::transactional);
    }

    private Mono<Difference> difference(List<Claim> claims) {
        return reconcile.opened(Claims.winners(claims).values()).zipWhen(_ -> tables.everything(), RebuildTables::all);
    }

    private static Difference all(Map<RowKey, Row> wanted, Map<RowKey, Row> actual) {
        var keys = new TreeSet<>(wanted.keySet());
        keys.addAll(actual.keySet());
        return Difference.between(keys, wanted, actual);
    }

    /// Asterisk needs the nudges for what changed under it, whoever changed it.
    private Mono<Void> tell(List<Claim> claims, Difference difference) {
        var touched = touched(claims, difference);
        return touched.isEmpty()
                ? Mono.empty()
                : bookkeeping
                        .turn(touched.size())
                        .zipWith(bookkeeping.applied(touched.keySet()))
                        .flatMap(both ->
                                outbox.appendAll(said(both.getT1(), both.getT2().values(), touched, difference)));
    }

    private static Map<EntityKey, Set<RowKey>> touched(List<Claim> claims, Difference difference) {
        return claims.stream()
                .filter(claim -> difference.parts().containsKey(claim.row().key()))
                .collect(Collectors.groupingBy(
                        Claim::owner,
                        () -> new TreeMap<>(EntityKey.ORDER),
                        Collectors.mapping(claim -> claim.row().key(), Collectors.toSet())));
    }

    private List<RealtimeApplied> said(
            Turn turn, Collection<Applied> applied, Map<EntityKey, Set<RowKey>> touched, Difference difference) {
        Instant now = clock.instant();
        var said = new ArrayList<RealtimeApplied>();
        for (Applied one : applied) {
            said.add(events.applied(
                    turn.incarnation(),
                    one.again(turn.first() + said.size(), now),
                    difference.partsOf(touched.getOrDefault(one.key(), Set.of()))));
        }
        return said;
    }
}
