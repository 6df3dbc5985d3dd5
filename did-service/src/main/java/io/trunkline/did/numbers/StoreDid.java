package io.trunkline.did.numbers;

import io.trunkline.data.audit.AuditEntry;
import io.trunkline.data.audit.AuditEntry.Change;
import io.trunkline.data.audit.AuditEntry.Entity;
import io.trunkline.data.audit.AuditLog;
import io.trunkline.did.numbers.domain.Did;
import io.trunkline.did.numbers.domain.DidWithUsage;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.telephony.ids.DidId;
import io.trunkline.web.problem.ProblemException;
import io.trunkline.web.security.CurrentUser;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Stores a number with the audit entry and the event of its change, within the caller's transaction.
@Component
class StoreDid {
    private static final String ENTITY = "did";
    private static final String MOVE = "move";

    private final DidRepository dids;
    private final AuditLog auditLog;
    private final Outbox outbox;

    StoreDid(DidRepository dids, AuditLog auditLog, Outbox outbox) {
        this.dids = dids;
        this.auditLog = auditLog;
        this.outbox = outbox;
    }

    /// The transaction can continue if this fails.
    Mono<DidView> insert(CurrentUser by, Did did) {
        var view = DidView.of(DidWithUsage.unused(did));
        return dids.insert(did)
                .then(recordChange(by, AuditEntry.CREATE, did, Change.to(view)))
                .thenReturn(view);
    }

    /// Stores those of the numbers that can be. The transaction can continue.
    ///
    /// @param dids of one tenant, each number once
    /// @return why the others were not stored
    Mono<Map<DidId, ProblemException>> insertAll(CurrentUser by, List<Did> dids) {
        return dids.isEmpty()
                ? Mono.just(Map.of())
                : this.dids
                        .insertAll(dids)
                        .flatMap(refused -> recordInserts(by, dids, refused).thenReturn(refused));
    }

    private Mono<Void> recordInserts(CurrentUser by, List<Did> dids, Map<DidId, ProblemException> refused) {
        var stored = dids.stream().filter(did -> !refused.containsKey(did.id())).toList();
        var entries = stored.stream()
                .map(did -> entry(by, AuditEntry.CREATE, did, Change.to(DidView.of(DidWithUsage.unused(did)))))
                .toList();
        return auditLog.appendAll(entries)
                .then(Mono.defer(() -> outbox.appendAll(
                        stored.stream().map(DidEvents::didChanged).toList())));
    }

    /// The transaction has locked the row of the number.
    Mono<DidView> update(CurrentUser by, DidWithUsage before, Did did) {
        var view = DidView.of(new DidWithUsage(did, before.calls(), before.lastUsed()));
        return dids.update(did)
                .then(recordChange(by, AuditEntry.UPDATE, did, Change.between(DidView.of(before), view)))
                .thenReturn(view);
    }

    /// The next version of a number.
    record Update(DidWithUsage before, Did after) {
        DidWithUsage result() {
            return new DidWithUsage(after, before.calls(), before.lastUsed());
        }
    }

    /// Stores all of the numbers, or fails. The transaction has locked their rows.
    Mono<Void> updateAll(CurrentUser by, List<Update> updates) {
        var after = updates.stream().map(Update::after).toList();
        var entries = updates.stream()
                .map(update -> entry(
                        by,
                        AuditEntry.UPDATE,
                        update.after(),
                        Change.between(DidView.of(update.before()), DidView.of(update.result()))))
                .toList();
        return dids.updateAll(after)
                .then(Mono.defer(() -> auditLog.appendAll(entries)))
                .then(Mono.defer(() -> outbox.appendAll(
                        after.stream().map(DidEvents::didChanged).toList())));
    }

    /// The transaction has locked the row of the number.
    Mono<Void> delete(CurrentUser by, DidWithUsage before, Did deleted) {
        return dids.update(deleted).then(recordChange(by, AuditEntry.DELETE, deleted, Change.from(DidView.of(before))));
    }

    /// The transaction has locked the row of the number. Both tenants have an entry in the audit log.
    Mono<DidView> move(CurrentUser by, DidWithUsage before, Did did) {
        var view = DidView.of(DidWithUsage.unused(did));
        return dids.move(did)
                .then(Mono.defer(() -> auditLog.append(entry(by, MOVE, before.did(), Change.from(DidView.of(before))))))
                .then(recordChange(by, MOVE, did, Change.to(view)))
                .thenReturn(view);
    }

    private Mono<Void> recordChange(CurrentUser by, String action, Did did, Change change) {
        return auditLog.append(entry(by, action, did, change))
                .then(Mono.defer(() -> outbox.append(DidEvents.didChanged(did))));
    }

    private static AuditEntry entry(CurrentUser by, String action, Did did, Change change) {
        var entity = Entity.ofTenant(did.tenantId().value(), ENTITY, did.id().value(), did.version());
        return AuditEntry.of(by, action, entity, change);
    }
}
