package io.trunkline.realtime.apply;

import io.trunkline.realtime.apply.domain.AppliedChange;
import io.trunkline.realtime.apply.domain.AppliedEntity;
import io.trunkline.realtime.apply.domain.EntityChange;
import io.trunkline.realtime.apply.domain.NewerChanges;
import io.trunkline.realtime.apply.domain.RowClaim;
import io.trunkline.realtime.apply.domain.RowClaims;
import io.trunkline.realtime.apply.domain.RowDifference;
import io.trunkline.realtime.apply.domain.WriterLock;
import io.trunkline.realtime.ararows.domain.Entity;
import io.trunkline.realtime.ararows.domain.EntityKey;
import io.trunkline.realtime.ararows.domain.IdentifyingHost;
import io.trunkline.realtime.ararows.domain.RegistrationUris;
import io.trunkline.realtime.ararows.domain.table.RowKey;
import io.trunkline.realtime.hosts.HostAddresses;
import io.trunkline.realtime.hosts.domain.Answer;
import io.trunkline.realtime.hosts.domain.HostUpdate;
import io.trunkline.realtime.hosts.domain.KnownHost;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Applies changed entities: writes their rows and publishes `realtime.applied`, in one transaction. Versions that
/// are already applied, or older, are ignored.
final class ApplyChanges {
    private final ProjectionStore store;
    private final RowWriter rows;
    private final HostAddresses hostAddresses;
    private final AppliedPublisher publisher;
    private final Clock clock;
    private final TransactionalOperator transaction;

    ApplyChanges(
            ProjectionStore store,
            RowWriter rows,
            HostAddresses hostAddresses,
            AppliedPublisher publisher,
            Clock clock,
            TransactionalOperator transaction) {
        this.store = store;
        this.rows = rows;
        this.hostAddresses = hostAddresses;
        this.publisher = publisher;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// @param changes at most one of each entity; of a client, all endpoints that it has
    Mono<Void> apply(List<EntityChange> changes) {
        return hostAddresses
                .ask(hosts(changes))
                .flatMap(answers -> applyLocked(changes, answers).as(transaction::transactional));
    }

    private Mono<Void> applyLocked(List<EntityChange> changes, Map<String, Answer> answers) {
        var clients = clients(changes);
        return store.lockWriter(changes.size() + NewerChanges.MAX_ENDPOINTS * clients.size())
                .flatMap(lock -> newer(changes, clients)
                        .filter(newer -> !newer.isEmpty())
                        .flatMap(newer -> addresses(answers).flatMap(addresses -> apply(lock, newer, addresses))));
    }

    private Mono<Map<String, List<String>>> addresses(Map<String, Answer> answers) {
        return hostAddresses
                .store(answers)
                .map(updates -> updates.stream()
                        .map(HostUpdate::after)
                        .collect(Collectors.toMap(KnownHost::name, KnownHost::matches)));
    }

    private Mono<List<EntityChange>> newer(List<EntityChange> changes, Set<UUID> clients) {
        return store.findApplied(keys(changes))
                .zipWith(store.endpointsOf(clients))
                .map(known -> NewerChanges.of(changes, known.getT1(), known.getT2()));
    }

    private Mono<Void> apply(WriterLock lock, List<EntityChange> changes, Map<String, List<String>> addresses) {
        var applied = appliedEntities(lock, changes);
        var newClaims = newClaims(changes, applied, addresses);
        var changed = keys(changes);
        return store.claims(
                        changed,
                        newClaims.stream().map(claim -> claim.row().key()).toList())
                .flatMap(before -> {
                    var claims = RowClaims.resolve(newClaims, changed, before);
                    return rows.reconcile(claims.affectedKeys(), claims.winners())
                            .flatMap(difference -> store.save(applied, newClaims)
                                    .then(publisher.publish(
                                            lock.incarnation(),
                                            appliedChanges(applied, keysByOwner(newClaims, before), difference))));
                });
    }

    private List<AppliedEntity> appliedEntities(WriterLock lock, List<EntityChange> changes) {
        Instant now = clock.instant();
        var applied = new ArrayList<AppliedEntity>();
        for (EntityChange change : changes) {
            Optional<RegistrationUris> uris = change.entity().flatMap(Entity::registrationUris);
            applied.add(new AppliedEntity(
                    change.key(),
                    change.client(),
                    change.endpointId(),
                    change.version(),
                    EntityChange.RULES_VERSION,
                    change.isDeleted(),
                    uris.map(RegistrationUris::clientUri).orElse(null),
                    uris.map(RegistrationUris::serverUri).orElse(null),
                    change.entity().flatMap(Entity::hostToResolve).orElse(null),
                    lock.firstSequence() + applied.size(),
                    now));
        }
        return applied;
    }

    /// @param addresses of all names; a literal address is its own
    private static List<RowClaim> newClaims(
            List<EntityChange> changes, List<AppliedEntity> applied, Map<String, List<String>> addresses) {
        var claims = new ArrayList<RowClaim>();
        for (int i = 0; i < changes.size(); i++) {
            EntityChange change = changes.get(i);
            long sequence = applied.get(i).sequence();
            change.entity()
                    .ifPresent(entity -> entity.rows(entity.hostToResolve()
                                    .map(host -> addresses.getOrDefault(host.name(), List.of(host.name())))
                                    .orElse(List.of()))
                            .forEach(row -> claims.add(new RowClaim(change.key(), row, sequence))));
        }
        return claims;
    }

    private static Map<EntityKey, Set<RowKey>> keysByOwner(List<RowClaim> newClaims, List<RowClaim> before) {
        var all = new ArrayList<>(newClaims);
        all.addAll(before);
        return all.stream()
                .collect(Collectors.groupingBy(
                        RowClaim::owner, Collectors.mapping(claim -> claim.row().key(), Collectors.toSet())));
    }

    private static List<AppliedChange> appliedChanges(
            List<AppliedEntity> applied, Map<EntityKey, Set<RowKey>> keysByOwner, RowDifference difference) {
        return applied.stream()
                .map(entity ->
                        new AppliedChange(entity, difference.partsOf(keysByOwner.getOrDefault(entity.key(), Set.of()))))
                .toList();
    }

    static Set<EntityKey> keys(List<EntityChange> changes) {
        return changes.stream().map(EntityChange::key).collect(Collectors.toSet());
    }

    static Set<UUID> clients(List<EntityChange> changes) {
        return changes.stream().flatMap(change -> change.ofClient().stream()).collect(Collectors.toSet());
    }

    static Collection<String> hosts(List<EntityChange> changes) {
        return changes.stream()
                .flatMap(change -> change.entity().stream())
                .flatMap(entity -> entity.hostToResolve().stream())
                .map(IdentifyingHost::name)
                .collect(Collectors.toSet());
    }
}
