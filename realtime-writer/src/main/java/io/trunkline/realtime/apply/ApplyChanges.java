package io.trunkline.realtime.projection;

import io.trunkline.events.nodes.RealtimeApplied;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.realtime.projection.Bookkeeping.Applied;
import io.trunkline.realtime.projection.Bookkeeping.Turn;
import io.trunkline.realtime.projection.domain.Change;
import io.trunkline.realtime.projection.domain.Claim;
import io.trunkline.realtime.projection.domain.Claims;
import io.trunkline.realtime.projection.domain.Difference;
import io.trunkline.realtime.projection.domain.Entity;
import io.trunkline.realtime.projection.domain.EntityKey;
import io.trunkline.realtime.projection.domain.RegistrationUris;
import io.trunkline.realtime.projection.domain.RowKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Brings the tables from what they hold to what the changed entities want, in one transaction with the word of it.
/// A version that is applied already, or older, does nothing.
final class ApplyChanges {
    private final Bookkeeping bookkeeping;
    private final Reconcile reconcile;
    private final Addresses addresses;
    private final Outbox outbox;
    private final AppliedEvents events;
    private final Clock clock;
    private final TransactionalOperator transaction;

    ApplyChanges(
            Bookkeeping bookkeeping,
            Reconcile reconcile,
            Addresses addresses,
            Outbox outbox,
            AppliedEvents events,
            Clock clock,
            TransactionalOperator transaction) {
        this.bookkeeping = bookkeeping;
        this.reconcile = reconcile;
        this.addresses = addresses;
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// @param changes the newest of each entity, no entity twice
    Mono<Void> apply(List<Change> changes) {
        return addresses
                .of(hosts(changes))
                .flatMap(found -> inTurn(changes, found).as(transaction::transactional));
    }

    private Mono<Void> inTurn(List<Change> changes, Map<String, List<String>> found) {
        return bookkeeping
                .turn(changes.size())
                .flatMap(turn ->
                        newer(changes).flatMap(fresh -> fresh.isEmpty() ? Mono.empty() : apply(turn, fresh, found)));
    }

    private Mono<List<Change>> newer(List<Change> changes) {
        return bookkeeping
                .applied(owners(changes))
                .map(known -> changes.stream()
                        .filter(change -> {
                            Applied applied = known.get(change.key());
                            return applied == null || applied.isBehind(change);
                        })
                        .toList());
    }

    private Mono<Void> apply(Turn turn, List<Change> fresh, Map<String, List<String>> found) {
        var applied = numbered(turn, fresh);
        var mine = mine(fresh, applied, found);
        var owners = owners(fresh);
        return bookkeeping
                .claims(owners, mine.stream().map(claim -> claim.row().key()).toList())
                .flatMap(before -> {
                    var claims = Claims.settle(mine, owners, before);
                    return reconcile
                            .rows(claims.keys(), claims.winners())
                            .flatMap(difference -> bookkeeping
                                    .remember(applied, mine)
                                    .then(outbox.appendAll(said(turn, applied, keysOf(mine, before), difference))));
                });
    }

    private List<Applied> numbered(Turn turn, List<Change> fresh) {
        Instant now = clock.instant();
        var applied = new ArrayList<Applied>();
        for (Change change : fresh) {
            Optional<RegistrationUris> uris = change.entity().flatMap(Entity::registration);
            applied.add(new Applied(
                    change.key(),
                    change.endpoint(),
                    change.version(),
                    Change.RULES,
                    change.deleted(),
                    uris.map(RegistrationUris::clientUri).orElse(null),
                    uris.map(RegistrationUris::serverUri).orElse(null),
                    turn.first() + applied.size(),
                    now));
        }
        return applied;
    }

    private static List<Claim> mine(List<Change> fresh, List<Applied> applied, Map<String, List<String>> found) {
        var claims = new ArrayList<Claim>();
        for (int i = 0; i < fresh.size(); i++) {
            Change change = fresh.get(i);
            long sequence = applied.get(i).sequence();
            change.entity()
                    .ifPresent(entity -> entity.rows(entity.hostToResolve()
                                    .map(host -> found.getOrDefault(host, List.of()))
                                    .orElse(List.of()))
                            .forEach(row -> claims.add(new Claim(change.key(), row, sequence))));
        }
        return claims;
    }

    private static Map<EntityKey, Set<RowKey>> keysOf(List<Claim> mine, List<Claim> before) {
        var all = new ArrayList<>(mine);
        all.addAll(before);
        return all.stream()
                .collect(Collectors.groupingBy(
                        Claim::owner, Collectors.mapping(claim -> claim.row().key(), Collectors.toSet())));
    }

    private List<RealtimeApplied> said(
            Turn turn, List<Applied> applied, Map<EntityKey, Set<RowKey>> keys, Difference difference) {
        return applied.stream()
                .map(one -> events.applied(
                        turn.incarnation(), one, difference.partsOf(keys.getOrDefault(one.key(), Set.of()))))
                .toList();
    }

    private static Set<EntityKey> owners(List<Change> changes) {
        return changes.stream().map(Change::key).collect(Collectors.toSet());
    }

    private static Collection<String> hosts(List<Change> changes) {
        return changes.stream()
                .flatMap(change -> change.entity().stream())
                .flatMap(entity -> entity.hostToResolve().stream())
                .collect(Collectors.toSet());
    }
}
