package io.trunkline.provisioning.dialplanlines;

import io.trunkline.data.audit.AuditEntry.Change;
import io.trunkline.data.audit.AuditEntry.Entity;
import io.trunkline.data.changes.ChangeRequest;
import io.trunkline.data.changes.ChangeTransaction;
import io.trunkline.data.changes.CreateRequest;
import io.trunkline.data.idempotency.IdempotentAnswer;
import io.trunkline.data.idempotency.IdempotentRequest;
import io.trunkline.data.idempotency.IdempotentRequests;
import io.trunkline.provisioning.audit.ChangeRecorder;
import io.trunkline.provisioning.audit.ChangeRecorder.RecordedChange;
import io.trunkline.provisioning.audit.ChangeRecorder.RecordedChange.Action;
import io.trunkline.provisioning.dialplanlines.domain.DialplanLine;
import io.trunkline.provisioning.dialplanlines.domain.DialplanLineDraft;
import io.trunkline.provisioning.dialplanlines.domain.DialplanLineId;
import io.trunkline.provisioning.dialplanlines.domain.DialplanLineRules;
import io.trunkline.provisioning.observedstatus.domain.ObservedStatus;
import io.trunkline.provisioning.platform.ProblemMapping;
import io.trunkline.provisioning.realtimewriter.RealtimeWriter;
import io.trunkline.web.headers.DryRun;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.security.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Creates, changes and deletes dialplan lines. Each change writes the row, the audit entry and the event in
/// one transaction.
@Component
class SaveDialplanLine {
    private static final String ENTITY = "dialplan-line";

    private final DialplanLineRepository lines;
    private final ChangeRecorder changes;
    private final RealtimeWriter realtimeWriter;
    private final IdempotentRequests idempotentRequests;
    private final TransactionalOperator transactions;
    private final Clock clock;

    SaveDialplanLine(
            DialplanLineRepository lines,
            ChangeRecorder changes,
            RealtimeWriter realtimeWriter,
            IdempotentRequests idempotentRequests,
            TransactionalOperator transactions,
            Clock clock) {
        this.lines = lines;
        this.changes = changes;
        this.realtimeWriter = realtimeWriter;
        this.idempotentRequests = idempotentRequests;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<IdempotentAnswer<DialplanLineView>> create(CreateRequest<DialplanLineDraft> request) {
        var now = now();
        var line = new DialplanLine(
                new DialplanLineId(UUID.randomUUID()),
                1,
                ProblemMapping.valueOrThrow(DialplanLineRules.check(request.draft())),
                now,
                now,
                null);
        var change = lines.insert(line).then(recordChange(request.by(), Action.CREATE, line, Change.to(view(line))));
        if (request.dryRun().isRequested()) {
            return dryRun(change).map(IdempotentAnswer::first);
        }
        var idempotent = new IdempotentRequest<>(
                request.keyOf("POST /api/v1/dialplan-lines"), request.draft(), DialplanLineView.class);
        return idempotentRequests
                .once(idempotent, change.map(SaveDialplanLine::view))
                .as(transactions::transactional);
    }

    Mono<DialplanLineView> change(DialplanLineId id, ChangeRequest<DialplanLineDraft> request) {
        var change = lockForChange(id, request.ifMatch()).flatMap(before -> change(before, request));
        return request.dryRun().isRequested()
                ? dryRun(change)
                : change.map(SaveDialplanLine::view).as(transactions::transactional);
    }

    /// The rows are asked for when the transaction is rolled back, so that no lock waits for the answer.
    private Mono<DialplanLineView> dryRun(Mono<DialplanLine> change) {
        return ChangeTransaction.run(transactions, new DryRun(true), change)
                .flatMap(line -> realtimeWriter
                        .plan(DialplanLineEvents.dialplanChanged(line))
                        .map(planned -> DialplanLineView.of(line, ObservedStatus.NONE, planned)));
    }

    Mono<Void> delete(CurrentUser by, DialplanLineId id, IfMatch ifMatch) {
        return lockForChange(id, ifMatch)
                .flatMap(before -> delete(by, before))
                .then()
                .as(transactions::transactional);
    }

    private Mono<DialplanLine> delete(CurrentUser by, DialplanLine before) {
        var deleted = new DialplanLine(
                before.id(), before.version() + 1, before.settings(), before.createdAt(), now(), now());
        return lines.update(deleted).then(recordChange(by, Action.DELETE, deleted, Change.from(view(before))));
    }

    private Mono<DialplanLine> change(DialplanLine before, ChangeRequest<DialplanLineDraft> request) {
        var draft = request.edit().apply(DialplanLineDraft.of(before.settings()));
        var settings = ProblemMapping.valueOrThrow(DialplanLineRules.check(draft));
        if (settings.equals(before.settings())) {
            return Mono.just(before);
        }
        var after = new DialplanLine(before.id(), before.version() + 1, settings, before.createdAt(), now(), null);
        var audited = Change.between(view(before), view(after));
        return lines.update(after).then(recordChange(request.by(), Action.UPDATE, after, audited));
    }

    private Mono<DialplanLine> lockForChange(DialplanLineId id, IfMatch ifMatch) {
        return lines.lock(id)
                .switchIfEmpty(Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such dialplan line")))
                .doOnNext(line -> ifMatch.require(line.version()));
    }

    private Mono<DialplanLine> recordChange(CurrentUser by, Action action, DialplanLine line, Change change) {
        return changes.record(new RecordedChange(
                        by,
                        action,
                        Entity.ofPlatform(ENTITY, line.id().value(), line.version()),
                        change,
                        List.of(DialplanLineEvents.dialplanChanged(line))))
                .thenReturn(line);
    }

    private static DialplanLineView view(DialplanLine line) {
        return DialplanLineView.of(line, ObservedStatus.NONE);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
