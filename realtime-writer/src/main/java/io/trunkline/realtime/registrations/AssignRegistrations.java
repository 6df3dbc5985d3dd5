package io.trunkline.realtime.registrations;

import io.trunkline.events.nodes.AlertRaised;
import io.trunkline.messaging.consumer.Readiness;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.realtime.apply.AppliedPublisher;
import io.trunkline.realtime.apply.ProjectionStore;
import io.trunkline.realtime.apply.domain.AppliedChange;
import io.trunkline.realtime.apply.domain.AppliedEntity;
import io.trunkline.realtime.apply.domain.WriterLock;
import io.trunkline.realtime.ararows.domain.table.ChangedPart;
import io.trunkline.realtime.registrations.RegistrationNodes.Moved;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Gives each registration a node that is up. The carriers are published as applied again, so that all nodes reload
/// their registrations.
@Component
final class AssignRegistrations {
    private static final Logger LOG = LoggerFactory.getLogger(AssignRegistrations.class);

    private final RegistrationNodes registrations;
    private final ProjectionStore projection;
    private final AppliedPublisher publisher;
    private final Outbox outbox;
    private final Readiness readiness;
    private final RegistrationSettings settings;
    private final Clock clock;
    private final TransactionalOperator transaction;

    AssignRegistrations(
            RegistrationNodes registrations,
            ProjectionStore projection,
            AppliedPublisher publisher,
            Outbox outbox,
            Readiness readiness,
            RegistrationSettings settings,
            Clock clock,
            TransactionalOperator transaction) {
        this.registrations = registrations;
        this.projection = projection;
        this.publisher = publisher;
        this.outbox = outbox;
        this.readiness = readiness;
        this.settings = settings;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// Does nothing until the service has read the snapshots that were published while it was stopped: a node whose
    /// snapshots are still to be read is not unreachable.
    Mono<Void> assign() {
        return readiness.isCaughtUp()
                ? registrations.hasMisplaced().filter(misplaced -> misplaced).flatMap(_ -> assignLocked())
                : Mono.empty();
    }

    private Mono<Void> assignLocked() {
        return projection
                .lockWriter(0)
                .then(registrations.assign(settings.takeoverAfter()))
                .filter(moved -> !moved.isEmpty())
                .flatMap(moved -> publish(moved).thenReturn(moved))
                .as(transaction::transactional)
                .doOnNext(AssignRegistrations::log)
                .then();
    }

    private Mono<Void> publish(List<Moved> moved) {
        return projection
                .withEndpoints(moved.stream().map(Moved::registration).toList())
                .flatMap(entities -> projection
                        .lockWriter(entities.size())
                        .flatMap(lock -> publisher.publish(lock.incarnation(), reapplied(lock, entities))))
                .then(outbox.appendAll(alerts(moved)));
    }

    private List<AppliedChange> reapplied(WriterLock lock, List<AppliedEntity> entities) {
        Instant now = clock.instant();
        var changes = new ArrayList<AppliedChange>();
        for (AppliedEntity entity : entities) {
            changes.add(new AppliedChange(
                    entity.reapplied(lock.firstSequence() + changes.size(), now), Set.of(ChangedPart.REGISTRATION)));
        }
        return changes;
    }

    private List<AlertRaised> alerts(List<Moved> moved) {
        return RegistrationAlerts.of(moved, clock.instant());
    }

    private static void log(List<Moved> moved) {
        moved.stream()
                .filter(one -> one.from() != null)
                .forEach(one -> LOG.warn(
                        "registration {} moved from {} to {}, since that node is unreachable",
                        one.registration(),
                        one.from(),
                        one.to()));
    }
}
