package io.trunkline.provisioning.users;

import io.trunkline.provisioning.audit.ChangeRecorder;
import io.trunkline.provisioning.audit.ChangeRecorder.Change;
import io.trunkline.provisioning.audit.ChangeRecorder.Change.Action;
import io.trunkline.provisioning.idempotency.IdempotentRequests;
import io.trunkline.provisioning.idempotency.IdempotentRequests.IdempotentRequest;
import io.trunkline.provisioning.platform.ProblemMapping;
import io.trunkline.provisioning.platform.ProvisioningProblem;
import io.trunkline.provisioning.secrets.PasswordHasher;
import io.trunkline.provisioning.tenants.TenantRepository;
import io.trunkline.provisioning.users.domain.Role;
import io.trunkline.provisioning.users.domain.User;
import io.trunkline.provisioning.users.domain.UserDraft;
import io.trunkline.provisioning.users.domain.UserId;
import io.trunkline.provisioning.users.domain.UserRules;
import io.trunkline.provisioning.users.domain.UserSettings;
import io.trunkline.provisioning.users.domain.UserStatus;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.security.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Makes, changes and deletes users, each with its audit row and its event in one transaction. Passwords are
/// hashed before the transaction begins, for that takes long.
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
            PasswordHasher hashes,
            ChangeRecorder changes,
            IdempotentRequests answers,
            TransactionalOperator transactions,
            Clock clock) {
        this.users = users;
        this.tenants = tenants;
        this.passwordHasher = hashes;
        this.changes = changes;
        this.idempotentRequests = answers;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<UserView> create(CurrentUser by, @Nullable IdempotencyKey key, UserDraft draft) {
        var settings = ProblemMapping.valueOrThrow(UserRules.check(draft, true));
        requireMayManage(by, settings.role());
        var request =
                new IdempotentRequest<>(key, by, "POST /api/users", draft, UserView.class, UnaryOperator.identity());
        return passwordHasher
                .hash(String.valueOf(draft.password()))
                .map(hash -> newUser(settings, hash))
                .flatMap(user ->
                        idempotentRequests.runOnce(request, insert(by, user)).as(transactions::transactional));
    }

    Mono<UserView> replace(CurrentUser by, UserId id, IfMatch ifMatch, UserDraft draft) {
        var settings = ProblemMapping.valueOrThrow(UserRules.check(draft, false));
        requireMayManage(by, settings.role());
        return hashIfPresent(draft.password())
                .flatMap(hash -> lockForChange(by, id, ifMatch)
                        .map(before -> nextVersion(before, settings, hash))
                        .doOnNext(user -> rejectSelfLockout(by, user))
                        .delayUntil(user -> requireTenant(user.settings()))
                        .flatMap(user -> users.update(user).then(recordChange(by, Action.UPDATE, user)))
                        .as(transactions::transactional));
    }

    Mono<Void> delete(CurrentUser by, UserId id, IfMatch ifMatch) {
        return lockForChange(by, id, ifMatch)
                .map(this::deletedVersion)
                .doOnNext(user -> rejectSelfLockout(by, user))
                .flatMap(user -> users.update(user).then(recordChange(by, Action.DELETE, user)))
                .then()
                .as(transactions::transactional);
    }

    /// Ends the caller's own tokens as well: whoever knew the old password may hold one.
    Mono<Void> changeOwnPassword(CurrentUser by, PasswordChangeRequest wish) {
        var password = ProblemMapping.valueOrThrow(UserRules.checkPassword("newPassword", wish.newPassword()));
        var id = new UserId(UUID.fromString(by.userId()));
        return users.find(id)
                .switchIfEmpty(notFound())
                .filterWhen(user -> passwordHasher.matches(String.valueOf(wish.currentPassword()), user.passwordHash()))
                .switchIfEmpty(Mono.error(
                        () -> ProvisioningProblem.USER_PASSWORD_WRONG.problem("Give the password you logged in with")))
                .then(passwordHasher.hash(password))
                .flatMap(hash -> users.lock(id)
                        .switchIfEmpty(notFound())
                        .map(before -> nextVersion(before, before.settings(), Optional.of(hash)))
                        .flatMap(user -> users.update(user).then(recordChange(by, Action.UPDATE, user)))
                        .then()
                        .as(transactions::transactional));
    }

    private Mono<UserView> insert(CurrentUser by, User user) {
        return requireTenant(user.settings()).then(users.insert(user)).then(recordChange(by, Action.CREATE, user));
    }

    private Mono<Optional<String>> hashIfPresent(@Nullable String password) {
        return password == null
                ? Mono.just(Optional.empty())
                : passwordHasher.hash(password).map(Optional::of);
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
                                () -> ProvisioningProblem.USER_TENANT_UNKNOWN.problem("tenantId: no such tenant")))
                        .then())
                .orElse(Mono.empty());
    }

    private static void requireMayManage(CurrentUser by, Role role) {
        if (!Role.valueOf(by.role().name()).canManage(role)) {
            throw CommonProblem.FORBIDDEN.problem("Your role does not manage users of that role");
        }
    }

    private static void rejectSelfLockout(CurrentUser by, User user) {
        var self = user.id().value().toString().equals(by.userId());
        var same = user.isActive()
                && user.settings().role().name().equals(by.role().name());
        if (self && !same) {
            throw ProvisioningProblem.USER_SELF_LOCKOUT.problem("Let another admin do this");
        }
    }

    private User newUser(UserSettings settings, String hash) {
        var now = now();
        return new User(new UserId(UUID.randomUUID()), 1, settings, hash, null, now, now, null);
    }

    /// Tokens say role and tenant; when one of these changes, or the password, or the access ends, they are
    /// void.
    private User nextVersion(User before, UserSettings settings, Optional<String> hash) {
        var sameRights = settings.role() == before.settings().role()
                && settings.tenantId().equals(before.settings().tenantId())
                && settings.status() == UserStatus.ACTIVE;
        return new User(
                before.id(),
                before.version() + 1,
                settings,
                hash.orElse(before.passwordHash()),
                sameRights && hash.isEmpty() ? before.tokensVoidBefore() : endOfCurrentSecond(),
                before.createdAt(),
                now(),
                null);
    }

    private User deletedVersion(User before) {
        return new User(
                before.id(),
                before.version() + 1,
                before.settings(),
                before.passwordHash(),
                endOfCurrentSecond(),
                before.createdAt(),
                now(),
                now());
    }

    private Mono<UserView> recordChange(CurrentUser by, Action action, User user) {
        var view = UserView.of(user);
        var change =
                new Change(by, action, ENTITY, user.id().value(), user.version(), view, UserEvents.eventsFor(user));
        return changes.record(change).thenReturn(view);
    }

    private static Mono<User> notFound() {
        return Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such user"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// Tokens carry their time to the second: those of this second are void too, and a login after it dates its
    /// token into the next.
    private Instant endOfCurrentSecond() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }
}
