package io.trunkline.realtime.apply;

import io.trunkline.events.nodes.RealtimeApplied;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.realtime.apply.ProjectionStore.AppliedEntity;
import io.trunkline.realtime.apply.ProjectionStore.WriterLock;
import io.trunkline.realtime.apply.domain.EntityChange;
import io.trunkline.realtime.apply.domain.RowClaim;
import io.trunkline.realtime.apply.domain.RowClaims;
import io.trunkline.realtime.apply.domain.RowDifference;
import io.trunkline.realtime.ararows.domain.Entity;
import io.trunkline.realtime.ararows.domain.EntityKey;
import io.trunkline.realtime.ararows.domain.RegistrationUris;
import io.trunkline.realtime.ararows.domain.table.RowKey;
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
    private final ProjectionStore store;
    private final ReconcileRows reconcile;
    private final HostAddresses hostAddresses;
    private final Outbox outbox;
    private final AppliedEventMapper events;
    private final Clock clock;
    private final TransactionalOperator transaction;

    ApplyChanges(
            ProjectionStore bookkeeping,
            ReconcileRows reconcile,
            HostAddresses addresses,
            Outbox outbox,
            AppliedEventMapper events,
            Clock clock,
            TransactionalOperator transaction) {
        this.store = bookkeeping;
        this.reconcile = reconcile;
        this.hostAddresses = addresses;
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// @param changes the newest of each entity, no entity twice
    Mono<Void> apply(List<EntityChange> changes) {
        return hostAddresses
                .lookUp(hosts(changes))
                .flatMap(found -> applyLocked(changes, found).as(transaction::transactional));
    }

    private Mono<Void> applyLocked(List<EntityChange> changes, Map<String, List<String>> found) {
        return store.lockWriter(changes.size())
                .flatMap(turn -> onlyNewer(changes)
                        .flatMap(fresh -> fresh.isEmpty() ? Mono.empty() : apply(turn, fresh, found)));
    }

    private Mono<List<EntityChange>> onlyNewer(List<EntityChange> changes) {
        return store.findApplied(owners(changes))
                .map(known -> changes.stream()
                        .filter(change -> {
                            AppliedEntity applied = known.get(change.key());
                            return applied == null || applied.isOlderThan(change);
                        })
                        .toList());
    }

    private Mono<Void> apply(WriterLock turn, List<EntityChange> fresh, Map<String, List<String>> found) {
        var applied = appliedEntities(turn, fresh);
        var mine = newClaims(fresh, applied, found);
        var owners = owners(fresh);
        return store.claims(
                        owners, mine.stream().map(claim -> claim.row().key()).toList())
                .flatMap(before -> {
                    var claims = RowClaims.resolve(mine, owners, before);
                    return reconcile
                            .reconcile(claims.affectedKeys(), claims.winners())
                            .flatMap(difference -> store.save(applied, mine)
                                    .then(outbox.appendAll(
                                            appliedEvents(turn, applied, keysByOwner(mine, before), difference))));
                });
    }

    private List<AppliedEntity> appliedEntities(WriterLock turn, List<EntityChange> fresh) {
        Instant now = clock.instant();
        var applied = new ArrayList<AppliedEntity>();
        for (EntityChange change : fresh) {
            Optional<RegistrationUris> uris = change.entity().flatMap(Entity::registrationUris);
            applied.add(new AppliedEntity(
                    change.key(),
                    change.endpointId(),
                    change.version(),
                    EntityChange.RULES_VERSION,
                    change.isDeleted(),
                    uris.map(RegistrationUris::clientUri).orElse(null),
                    uris.map(RegistrationUris::serverUri).orElse(null),
                    turn.firstSequence() + applied.size(),
                    now));
        }
        return applied;
    }

    private static List<RowClaim> newClaims(
            List<EntityChange> fresh, List<AppliedEntity> applied, Map<String, List<String>> found) {
        var claims = new ArrayList<RowClaim>();
        for (int i = 0; i < fresh.size(); i++) {
            EntityChange change = fresh.get(i);
            long sequence = applied.get(i).sequence();
            change.entity()
                    .ifPresent(entity -> entity.rows(entity.hostToResolve()
                                    .map(host -> found.getOrDefault(host, List.of()))
                                    .orElse(List.of()))
                            .forEach(row -> claims.add(new RowClaim(change.key(), row, sequence))));
        }
        return claims;
    }

    private static Map<EntityKey, Set<RowKey>> keysByOwner(List<RowClaim> mine, List<RowClaim> before) {
        var all = new ArrayList<>(mine);
        all.addAll(before);
        return all.stream()
                .collect(Collectors.groupingBy(
                        RowClaim::owner, Collectors.mapping(claim -> claim.row().key(), Collectors.toSet())));
    }

    private List<RealtimeApplied> appliedEvents(
            WriterLock turn, List<AppliedEntity> applied, Map<EntityKey, Set<RowKey>> keys, RowDifference difference) {
        return applied.stream()
                .map(one -> events.toEvent(
                        turn.incarnation(), one, difference.partsOf(keys.getOrDefault(one.key(), Set.of()))))
                .toList();
    }

    private static Set<EntityKey> owners(List<EntityChange> changes) {
        return changes.stream().map(EntityChange::key).collect(Collectors.toSet());
    }

    private static Collection<String> hosts(List<EntityChange> changes) {
        return changes.stream()
                .flatMap(change -> change.entity().stream())
                .flatMap(entity -> entity.hostToResolve().stream())
                .collect(Collectors.toSet());
    }
}
