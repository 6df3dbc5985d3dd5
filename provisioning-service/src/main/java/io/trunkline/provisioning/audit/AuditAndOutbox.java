package io.trunkline.provisioning.audit;

import io.trunkline.data.audit.AuditEntry;
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
    public Mono<Void> record(RecordedChange change) {
        var entry = AuditEntry.of(change.actor(), WireName.of(change.action()), change.entity(), change.change());
        return auditLog.append(entry).then(outbox.appendAll(change.events()));
    }
}
