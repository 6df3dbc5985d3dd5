package io.trunkline.provisioning.users;

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
import io.trunkline.provisioning.platform.ProblemMapping;
import io.trunkline.provisioning.platform.ProvisioningProblem;
import io.trunkline.provisioning.platform.RandomText;
import io.trunkline.provisioning.secrets.PasswordHasher;
import io.trunkline.provisioning.tenants.TenantRepository;
import io.trunkline.provisioning.users.domain.Role;
import io.trunkline.provisioning.users.domain.User;
import io.trunkline.provisioning.users.domain.User.NewPassword;
import io.trunkline.provisioning.users.domain.UserDraft;
import io.trunkline.provisioning.users.domain.UserId;
import io.trunkline.provisioning.users.domain.UserRules;
import io.trunkline.provisioning.users.domain.UserSettings;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.security.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Creates, changes and deletes users. Each change writes the row, the audit entry and the event in one
/// transaction. Passwords are hashed before the transaction begins, because that takes long.
@Component
class SaveUser {
    private static final String ENTITY = "user";

    private final UserRepository users;
    private final TenantRepository tenants;
    private final PasswordHasher passwordHasher;
    private final ChangeRecorder changes;
    private final IdempotentRequests idempotentRequests;
    private final TransactionalOperator transactions;
    private final Clock clock;

    SaveUser(
            UserRepository users,
            TenantRepository tenants,
            PasswordHasher passwordHasher,
            ChangeRecorder changes,
            IdempotentRequests idempotentRequests,
            TransactionalOperator transactions,
            Clock clock) {
        this.users = users;
        this.tenants = tenants;
        this.passwordHasher = passwordHasher;
        this.changes = changes;
        this.idempotentRequests = idempotentRequests;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<IdempotentAnswer<UserView>> create(CreateRequest<UserDraft> request) {
        var draft = request.draft();
        var settings = ProblemMapping.valueOrThrow(UserRules.check(draft, true));
        var password = UserRules.validPassword(draft.password()).orElseThrow();
        requireMayManage(request.by(), settings.role());
        var idempotent = new IdempotentRequest<>(request.keyOf("POST /api/v1/users"), draft, UserView.class);
        return passwordHasher
                .hash(password)
                .map(hash -> newUser(settings, hash))
                .flatMap(user -> idempotentRequests
                        .once(idempotent, insert(request.by(), user))
                        .as(all -> ChangeTransaction.run(transactions, request.dryRun(), all)));
    }

    /// The password does not depend on the stored user, so it is hashed before the row is locked.
    Mono<UserView> change(UserId id, ChangeRequest<UserDraft> request) {
        var password = request.edit().apply(UserDraft.EMPTY).password();
        return hashIfPresent(UserRules.validPassword(password))
                .flatMap(hash -> lockForChange(request.by(), id, request.ifMatch())
                        .flatMap(before -> change(before, hash, request))
                        .as(all -> ChangeTransaction.run(transactions, request.dryRun(), all)));
    }

    Mono<Void> delete(CurrentUser by, UserId id, IfMatch ifMatch) {
        return lockForChange(by, id, ifMatch)
                .flatMap(before -> delete(by, before, before.asDeleted(now())))
                .as(transactions::transactional);
    }

    /// Replaces the password by a random one, which the user should change at the next sign-in.
    ///
    /// @return the password
    Mono<String> resetPassword(CurrentUser by, UserId id) {
        var password = RandomText.password();
        return passwordHasher
                .hash(password)
                .flatMap(hash -> users.lock(id)
                        .switchIfEmpty(notFound())
                        .doOnNext(user -> requireMayManage(by, user.settings().role()))
                        .flatMap(before -> resetPassword(by, before, before.withPassword(hash, true, now())))
                        .as(transactions::transactional))
                .thenReturn(password);
    }

    private Mono<Void> resetPassword(CurrentUser by, User before, User after) {
        return users.update(after).then(changes.record(changeOf(by, Action.RESET_PASSWORD, before, after)));
    }

    private Mono<Void> delete(CurrentUser by, User before, User deleted) {
        rejectSelfLockout(by, deleted);
        return users.update(deleted)
                .then(changes.record(changeOf(by, Action.DELETE, deleted, Change.from(UserView.of(before)))));
    }

    private Mono<UserView> change(User before, Optional<String> hash, ChangeRequest<UserDraft> request) {
        var draft = request.edit().apply(UserDraft.of(before.settings()));
        var settings = ProblemMapping.valueOrThrow(UserRules.check(draft, false));
        requireMayManage(request.by(), settings.role());
        if (hash.isEmpty() && settings.equals(before.settings())) {
            return Mono.just(UserView.of(before));
        }
        var password = hash.map(text -> new NewPassword(text, isSelf(request.by(), before)));
        var after = before.withSettings(settings, password, now());
        rejectSelfLockout(request.by(), after);
        return requireTenant(settings)
                .then(users.update(after))
                .then(changes.record(changeOf(request.by(), Action.UPDATE, before, after)))
                .thenReturn(UserView.of(after));
    }

    private Mono<UserView> insert(CurrentUser by, User user) {
        var view = UserView.of(user);
        return requireTenant(user.settings())
                .then(users.insert(user))
                .then(changes.record(changeOf(by, Action.CREATE, user, Change.to(view))))
                .thenReturn(view);
    }

    private Mono<Optional<String>> hashIfPresent(Optional<String> password) {
        return password.map(text -> passwordHasher.hash(text).map(Optional::of)).orElse(Mono.just(Optional.empty()));
    }

    private Mono<User> lockForChange(CurrentUser by, UserId id, IfMatch ifMatch) {
        return users.lock(id).switchIfEmpty(notFound()).doOnNext(user -> {
            requireMayManage(by, user.settings().role());
            ifMatch.require(user.version());
        });
    }

    private Mono<Void> requireTenant(UserSettings settings) {
        return settings.tenantId()
                .map(id -> tenants.lockForShare(id)
                        .switchIfEmpty(Mono.error(
                                () -> CommonProblem.TENANT_UNKNOWN.problem("tenantId is not the id of a tenant")))
                        .then())
                .orElse(Mono.empty());
    }

    private static void requireMayManage(CurrentUser by, Role role) {
        if (!Role.valueOf(by.role().name()).canManage(role)) {
            throw CommonProblem.FORBIDDEN.problem("Your role may not manage users with this role");
        }
    }

    private static void rejectSelfLockout(CurrentUser by, User user) {
        var keepsAccess = user.isActive()
                && user.settings().role().name().equals(by.role().name());
        if (isSelf(by, user) && !keepsAccess) {
            throw ProvisioningProblem.USER_SELF_LOCKOUT.problem("Another admin must do this");
        }
    }

    private static boolean isSelf(CurrentUser by, User user) {
        return user.id().value().toString().equals(by.userId());
    }

    /// The user has not chosen its password.
    private User newUser(UserSettings settings, String hash) {
        var now = now();
        return new User(new UserId(UUID.randomUUID()), 1, settings, hash, true, null, now, now, null);
    }

    static RecordedChange changeOf(CurrentUser by, Action action, User before, User after) {
        var change = Change.between(UserView.of(before), UserView.of(after))
                .withSecret("password", !before.passwordHash().equals(after.passwordHash()));
        return changeOf(by, action, after, change);
    }

    private static RecordedChange changeOf(CurrentUser by, Action action, User user, Change change) {
        var tenant = user.settings().tenantId().map(TenantId::value).orElse(null);
        var entity = new Entity(ENTITY, user.id().value().toString(), tenant, user.version());
        return new RecordedChange(by, action, entity, change, UserEvents.eventsFor(user));
    }

    static <T> Mono<T> notFound() {
        return Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such user"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
