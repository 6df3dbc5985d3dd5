package io.trunkline.provisioning.audit;

import io.trunkline.data.audit.AuditEntry;
import io.trunkline.data.audit.AuditEntry.Actor;
import io.trunkline.data.audit.AuditEntry.Entity;
import io.trunkline.data.audit.AuditLog;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.provisioning.validation.domain.WireName;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class AuditAndOutbox implements ChangeRecorder {
    private final AuditLog auditLog;
    private final Outbox outbox;

    AuditAndOutbox(AuditLog auditLog, Outbox outbox) {
        this.auditLog = auditLog;
        this.outbox = outbox;
    }

    @Override
    public Mono<Void> record(Change change) {
        var entry = new AuditEntry(
                new Actor(change.actor().userId(), change.actor().username()),
                WireName.of(change.action()),
                Entity.ofPlatform(change.entity(), change.entityId(), change.version()),
                change.detail());
        return auditLog.append(entry).then(outbox.appendAll(change.events()));
    }
}
