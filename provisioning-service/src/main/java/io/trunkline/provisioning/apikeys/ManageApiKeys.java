package io.trunkline.provisioning.apikeys;

import io.trunkline.data.audit.AuditEntry.Change;
import io.trunkline.data.audit.AuditEntry.Entity;
import io.trunkline.data.changes.ChangeTransaction;
import io.trunkline.data.changes.CreateRequest;
import io.trunkline.data.idempotency.IdempotentAnswer;
import io.trunkline.data.idempotency.IdempotentRequest;
import io.trunkline.data.idempotency.IdempotentRequests;
import io.trunkline.provisioning.apikeys.domain.ApiKey;
import io.trunkline.provisioning.apikeys.domain.ApiKeyDraft;
import io.trunkline.provisioning.apikeys.domain.ApiKeyRules;
import io.trunkline.provisioning.apikeys.domain.ApiKeySettings;
import io.trunkline.provisioning.audit.ChangeRecorder;
import io.trunkline.provisioning.audit.ChangeRecorder.RecordedChange;
import io.trunkline.provisioning.audit.ChangeRecorder.RecordedChange.Action;
import io.trunkline.provisioning.platform.ProblemMapping;
import io.trunkline.provisioning.platform.RandomSecret;
import io.trunkline.provisioning.tenants.TenantRepository;
import io.trunkline.provisioning.users.domain.Role;
import io.trunkline.provisioning.validation.domain.WireName;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.security.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Creates and deletes API keys. Each change writes the row, the audit entry and the event in one transaction.
@Component
class ManageApiKeys {
    private static final String ENTITY = "api-key";
    private static final String PREFIX = "tlk_";

    private final ApiKeyRepository keys;
    private final TenantRepository tenants;
    private final ChangeRecorder changes;
    private final IdempotentRequests idempotentRequests;
    private final TransactionalOperator transactions;
    private final Clock clock;

    ManageApiKeys(
            ApiKeyRepository keys,
            TenantRepository tenants,
            ChangeRecorder changes,
            IdempotentRequests idempotentRequests,
            TransactionalOperator transactions,
            Clock clock) {
        this.keys = keys;
        this.tenants = tenants;
        this.changes = changes;
        this.idempotentRequests = idempotentRequests;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// A key for the caller's tenant if the caller is a seller.
    Mono<IdempotentAnswer<ApiKeyView>> create(CreateRequest<ApiKeyDraft> request) {
        requireMayManage(request.by(), request.draft());
        var settings = ProblemMapping.valueOrThrow(ApiKeyRules.check(withTenant(request), now()));
        requireMayManage(request.by(), settings.role());
        var key = new ApiKey(UUID.randomUUID(), 1, settings, now(), now(), null, null);
        var secret = RandomSecret.withPrefix(PREFIX);
        var shown = request.dryRun().isRequested() ? null : secret.text();
        var idempotent = new IdempotentRequest<>(
                request.keyOf("POST /api/v1/api-keys"), request.draft(), ApiKeyView.class, ApiKeyView::withoutSecret);
        var change = requireTenant(settings)
                .then(keys.insert(key, secret.digest()))
                .then(record(request.by(), Action.CREATE, key, Change.to(ApiKeyView.of(key))))
                .thenReturn(ApiKeyView.of(key).withSecret(shown));
        return idempotentRequests
                .once(idempotent, change)
                .as(all -> ChangeTransaction.run(transactions, request.dryRun(), all));
    }

    Mono<Void> delete(CurrentUser by, UUID id, IfMatch ifMatch) {
        return keys.lock(id)
                .filter(key -> isVisible(by, key))
                .switchIfEmpty(notFound())
                .doOnNext(key -> {
                    requireMayManage(by, key.settings().role());
                    ifMatch.require(key.version());
                })
                .flatMap(key -> delete(by, key))
                .as(transactions::transactional);
    }

    /// Deletes a key within the caller's transaction, which has locked its row.
    Mono<Void> delete(CurrentUser by, ApiKey before) {
        var deleted = before.asDeleted(now());
        return keys.delete(deleted).then(record(by, Action.DELETE, deleted, Change.from(ApiKeyView.of(before))));
    }

    Mono<ApiKey> find(CurrentUser by, UUID id) {
        return keys.find(id).filter(key -> isVisible(by, key)).switchIfEmpty(notFound());
    }

    /// A seller need not name its tenant.
    private static ApiKeyDraft withTenant(CreateRequest<ApiKeyDraft> request) {
        var draft = request.draft();
        return draft.tenantId() == null
                ? new ApiKeyDraft(
                        draft.name(),
                        draft.role(),
                        request.by().tenantId().orElse(null),
                        draft.scopes(),
                        draft.expiresAt())
                : draft;
    }

    private static Mono<ApiKey> notFound() {
        return Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such API key"));
    }

    private static boolean isVisible(CurrentUser by, ApiKey key) {
        return by.isPlatformUser()
                || key.settings().tenantId().map(TenantId::value).equals(by.tenantId());
    }

    /// Before the draft is checked, so that a seller learns that it cannot create a key of staff. A role that does
    /// not exist is left to the rules.
    private static void requireMayManage(CurrentUser by, ApiKeyDraft draft) {
        Optional.ofNullable(draft.role())
                .flatMap(name -> WireName.parse(Role.class, name))
                .ifPresent(role -> requireMayManage(by, role));
        Optional.ofNullable(draft.tenantId())
                .filter(tenant -> !by.canSee(tenant))
                .ifPresent(tenant -> {
                    throw CommonProblem.TENANT_UNKNOWN.problem("There is no tenant " + tenant);
                });
    }

    /// Admins manage all keys, staff those of sellers, sellers those of their tenant.
    private static void requireMayManage(CurrentUser by, Role role) {
        boolean isAllowed = by.isPlatformUser() ? Role.valueOf(by.role().name()).canManage(role) : role == Role.SELLER;
        if (!isAllowed) {
            throw CommonProblem.FORBIDDEN.problem("Your role may not manage keys with this role");
        }
    }

    private Mono<Void> requireTenant(ApiKeySettings settings) {
        return Mono.justOrEmpty(settings.tenantId())
                .flatMap(id -> tenants.lockForShare(id)
                        .switchIfEmpty(Mono.error(
                                () -> CommonProblem.TENANT_UNKNOWN.problem("tenantId is not the id of a tenant"))))
                .then();
    }

    private Mono<Void> record(CurrentUser by, Action action, ApiKey key, Change change) {
        var tenant = key.settings().tenantId().map(TenantId::value).orElse(null);
        var entity = new Entity(ENTITY, key.id().toString(), tenant, key.version());
        return changes.record(new RecordedChange(by, action, entity, change, List.of(ApiKeyEvents.eventOf(key))));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
