package io.trunkline.did.numbers;

import io.trunkline.data.changes.ChangeTransaction;
import io.trunkline.data.changes.CreateRequest;
import io.trunkline.data.idempotency.IdempotentAnswer;
import io.trunkline.data.idempotency.IdempotentRequest;
import io.trunkline.data.idempotency.IdempotentRequests;
import io.trunkline.did.numbers.BulkReport.BulkResult;
import io.trunkline.did.numbers.domain.DidWithUsage;
import io.trunkline.telephony.ids.DidId;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.InputErrors;
import io.trunkline.web.problem.ProblemException;
import io.trunkline.web.security.CurrentUser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Changes several numbers in one transaction: those that can be changed, even if others cannot.
@Component
class ChangeDids {
    private final DidRepository dids;
    private final SaveDid save;
    private final IdempotentRequests idempotentRequests;
    private final TransactionalOperator transactions;

    ChangeDids(
            DidRepository dids,
            SaveDid save,
            IdempotentRequests idempotentRequests,
            TransactionalOperator transactions) {
        this.dids = dids;
        this.save = save;
        this.idempotentRequests = idempotentRequests;
        this.transactions = transactions;
    }

    Mono<IdempotentAnswer<BulkReport>> run(CreateRequest<BulkChange> request) {
        if (request.draft().set().isEmpty()) {
            return Mono.error(InputErrors.invalid(Stream.of(new FieldViolation(
                    "set", "required", "must have one of status, trunk, tags, addTags, removeTags"))));
        }
        var once = new IdempotentRequest<>(request.keyOf("POST /api/v1/dids/bulk"), request.draft(), BulkReport.class);
        return idempotentRequests
                .once(once, changeAll(request.by(), request.draft()))
                .as(all -> ChangeTransaction.run(transactions, request.dryRun(), all));
    }

    private Mono<BulkReport> changeAll(CurrentUser by, BulkChange change) {
        var ids = change.ids().stream().map(DidId::new).distinct().toList();
        return dids.lockAll(ids, by.tenantId().map(TenantId::new))
                .map(ChangeDids::byId)
                .flatMapMany(found ->
                        Flux.fromIterable(change.ids()).concatMap(id -> changeOne(by, change.set(), id, found)))
                .collectList()
                .map(BulkReport::of);
    }

    private static Map<UUID, DidWithUsage> byId(List<DidWithUsage> found) {
        return new HashMap<>(found.stream()
                .collect(Collectors.toMap(usage -> usage.did().id().value(), Function.identity())));
    }

    /// @param found gets the new version of the number, in case the request has it twice
    private Mono<BulkResult> changeOne(
            CurrentUser by, BulkChange.BulkValues values, UUID id, Map<UUID, DidWithUsage> found) {
        var before = found.get(id);
        if (before == null) {
            return Mono.just(BulkResult.failed(id, FindDids.notFound(new DidId(id))));
        }
        var request = values.applyTo(DidRequest.of(before.did()));
        if (request.tags() != null && request.tags().size() > DidFormats.MAX_TAGS) {
            return Mono.just(
                    BulkResult.failed(id, CommonProblem.INVALID.problem("The number would have more than 20 tags")));
        }
        var after = save.withSettings(before.did(), request);
        if (after.equals(before.did())) {
            return Mono.just(new BulkResult(id, BulkReport.UNCHANGED, after.version(), null, null));
        }
        return save.lockTenantToActivate(before.did(), after)
                .then(Mono.defer(() -> save.updateOrKeep(by, before, after)))
                .doOnNext(_ -> found.put(id, new DidWithUsage(after, before.calls(), before.lastUsed())))
                .map(view -> new BulkResult(id, BulkReport.UPDATED, view.version(), null, null))
                .onErrorResume(ProblemException.class, problem -> Mono.just(BulkResult.failed(id, problem)));
    }
}
