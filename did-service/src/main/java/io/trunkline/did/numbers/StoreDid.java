package io.trunkline.did.numbers;

import io.trunkline.data.audit.AuditEntry;
import io.trunkline.data.audit.AuditEntry.Change;
import io.trunkline.data.audit.AuditEntry.Entity;
import io.trunkline.data.audit.AuditLog;
import io.trunkline.did.numbers.domain.Did;
import io.trunkline.did.numbers.domain.DidWithUsage;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.web.security.CurrentUser;
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

    /// The transaction has locked the row of the number.
    Mono<DidView> update(CurrentUser by, DidWithUsage before, Did did) {
        var view = DidView.of(new DidWithUsage(did, before.calls(), before.lastUsed()));
        return dids.update(did)
                .then(recordChange(by, AuditEntry.UPDATE, did, Change.between(DidView.of(before), view)))
                .thenReturn(view);
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
