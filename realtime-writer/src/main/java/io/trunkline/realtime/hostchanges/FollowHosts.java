package io.trunkline.realtime.hostchanges;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.realtime.apply.AppliedPublisher;
import io.trunkline.realtime.apply.ProjectionStore;
import io.trunkline.realtime.apply.RowWriter;
import io.trunkline.realtime.apply.domain.AppliedChange;
import io.trunkline.realtime.apply.domain.AppliedEntity;
import io.trunkline.realtime.apply.domain.RowClaim;
import io.trunkline.realtime.apply.domain.RowClaims;
import io.trunkline.realtime.apply.domain.RowDifference;
import io.trunkline.realtime.apply.domain.WriterLock;
import io.trunkline.realtime.ararows.domain.EntityKey;
import io.trunkline.realtime.ararows.domain.table.DesiredRow;
import io.trunkline.realtime.ararows.domain.table.RowKey;
import io.trunkline.realtime.hostchanges.domain.MovedEntity;
import io.trunkline.realtime.hosts.HostAddresses;
import io.trunkline.realtime.hosts.domain.Answer;
import io.trunkline.realtime.hosts.domain.HostUpdate;
import io.trunkline.realtime.hosts.domain.KnownHost;
import io.trunkline.realtime.hosts.domain.LookupFailure;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Looks up the hosts that are due, and writes the rows of those that moved.
@Component
final class FollowHosts {
    /// Hosts of one round. With a nameserver that does not respond, each takes several seconds.
    private static final int BATCH = 100;

    private final HostAddresses hosts;
    private final ProjectionStore projection;
    private final RowWriter rows;
    private final AppliedPublisher publisher;
    private final Outbox outbox;
    private final Clock clock;
    private final TransactionalOperator transaction;
    private final AtomicInteger unresolved = new AtomicInteger();
    private final Counter moved;

    FollowHosts(
            HostAddresses hosts,
            ProjectionStore projection,
            RowWriter rows,
            AppliedPublisher publisher,
            Outbox outbox,
            Clock clock,
            TransactionalOperator transaction,
            MeterRegistry metrics) {
        this.hosts = hosts;
        this.projection = projection;
        this.rows = rows;
        this.publisher = publisher;
        this.outbox = outbox;
        this.clock = clock;
        this.transaction = transaction;
        moved = Counter.builder("trunkline.realtime.hosts.moved")
                .description("Changes of the addresses of hosts of carriers and clients")
                .register(metrics);
        var _ = Gauge.builder("trunkline.realtime.hosts.unresolved", unresolved, AtomicInteger::get)
                .description("Hosts of carriers and clients that cannot be resolved")
                .register(metrics);
    }

    /// @return whether more hosts are due
    Mono<Boolean> followDue() {
        return hosts.claimDue(BATCH)
                .filter(due -> !due.isEmpty())
                .flatMap(due -> hosts.ask(due)
                        .flatMap(answers -> update(answers).as(transaction::transactional))
                        .thenReturn(due.size() == BATCH))
                .defaultIfEmpty(false)
                .delayUntil(_ -> hosts.forgetUnused())
                .delayUntil(_ -> countUnresolved());
    }

    private Mono<Void> countUnresolved() {
        return hosts.countFailing(LookupFailure.UNKNOWN_HOST)
                .zipWith(hosts.countFailing(LookupFailure.NO_RESPONSE), Integer::sum)
                .doOnNext(unresolved::set)
                .then();
    }

    private Mono<Void> update(Map<String, Answer> answers) {
        return projection
                .lockWriter(0)
                .then(hosts.countFailing(LookupFailure.NO_RESPONSE))
                .flatMap(noResponseBefore -> hosts.store(answers)
                        .flatMap(updates -> projection
                                .withHosts(answers.keySet())
                                .flatMap(entities -> writeMoved(updates, entities)
                                        .then(raiseAlerts(updates, entities, noResponseBefore)))));
    }

    private Mono<Void> raiseAlerts(List<HostUpdate> updates, List<AppliedEntity> entities, int noResponseBefore) {
        return hosts.countFailing(LookupFailure.NO_RESPONSE)
                .map(noResponseAfter -> new HostAlerts(entities, clock.instant())
                        .of(updates, new HostAlerts.NoResponse(noResponseBefore, noResponseAfter)))
                .flatMap(outbox::appendAll);
    }

    /// Compares the rows even of hosts whose addresses are the same: a carrier that was saved meanwhile may have been
    /// written with earlier ones.
    private Mono<Void> writeMoved(List<HostUpdate> updates, List<AppliedEntity> entities) {
        var keys = entities.stream().map(AppliedEntity::key).collect(Collectors.toSet());
        return entities.isEmpty()
                ? Mono.empty()
                : projection
                        .claims(keys, List.of())
                        .map(claims -> movedEntities(updates, entities, claims))
                        .filter(movedEntities -> !movedEntities.isEmpty())
                        .flatMap(this::write);
    }

    private static List<MovedEntity> movedEntities(
            List<HostUpdate> updates, List<AppliedEntity> entities, List<RowClaim> claims) {
        Map<String, List<String>> addresses =
                updates.stream().map(HostUpdate::after).collect(Collectors.toMap(KnownHost::name, KnownHost::matches));
        Map<EntityKey, List<RowClaim>> byOwner = claims.stream().collect(Collectors.groupingBy(RowClaim::owner));
        return entities.stream()
                .flatMap(entity -> MovedEntity.of(
                        entity,
                        addresses.getOrDefault(hostOf(entity), List.of()),
                        byOwner.getOrDefault(entity.key(), List.of()))
                        .stream())
                .toList();
    }

    private static String hostOf(AppliedEntity entity) {
        return Objects.requireNonNull(entity.host(), "found by its host").name();
    }

    private Mono<Void> write(List<MovedEntity> movedEntities) {
        return projection.lockWriter(movedEntities.size()).flatMap(lock -> {
            var change = Change.of(movedEntities, lock, clock.instant());
            return rows.reconcile(change.affectedKeys(), change.rows())
                    .flatMap(difference -> projection
                            .save(change.entities(), change.claims())
                            .then(publisher.publish(lock.incarnation(), change.applied(difference))))
                    .doOnSuccess(_ -> moved.increment(movedEntities.size()));
        });
    }

    /// What one transaction writes.
    private record Change(List<MovedEntity> moved, List<AppliedEntity> entities, List<RowClaim> claims) {
        static Change of(List<MovedEntity> moved, WriterLock lock, Instant now) {
            var entities = new ArrayList<AppliedEntity>();
            var claims = new ArrayList<RowClaim>();
            for (MovedEntity one : moved) {
                long sequence = lock.firstSequence() + entities.size();
                entities.add(one.entity().reapplied(sequence, now));
                claims.addAll(one.claims(sequence));
            }
            return new Change(moved, entities, claims);
        }

        Set<RowKey> affectedKeys() {
            var keys = new HashSet<RowKey>();
            moved.forEach(one -> keys.addAll(one.affectedKeys()));
            return keys;
        }

        /// The rows that identify calls. Their ids have the endpoint's, so no other entity claims them.
        Map<RowKey, DesiredRow> rows() {
            var affected = affectedKeys();
            return RowClaims.winners(claims.stream()
                    .filter(claim -> affected.contains(claim.row().key()))
                    .toList());
        }

        List<AppliedChange> applied(RowDifference difference) {
            return moved.stream()
                    .map(one ->
                            new AppliedChange(entities.get(moved.indexOf(one)), difference.partsOf(one.affectedKeys())))
                    .toList();
        }
    }
}
