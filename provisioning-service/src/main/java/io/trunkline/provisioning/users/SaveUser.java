package io.trunkline.provisioning.users;

import io.trunkline.provisioning.changes.Answers;
import io.trunkline.provisioning.changes.Answers.Repeatable;
import io.trunkline.provisioning.changes.ChangeLog;
import io.trunkline.provisioning.changes.ChangeLog.Change;
import io.trunkline.provisioning.changes.ChangeLog.Change.Action;
import io.trunkline.provisioning.platform.ProvisioningProblem;
import io.trunkline.provisioning.platform.Refusals;
import io.trunkline.provisioning.tenants.Tenants;
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
    private static final String KIND = "user";

    private final Users users;
    private final Tenants tenants;
    private final PasswordHashes hashes;
    private final ChangeLog changes;
    private final Answers answers;
    private final TransactionalOperator transactions;
    private final Clock clock;

    SaveUser(
            Users users,
            Tenants tenants,
            PasswordHashes hashes,
            ChangeLog changes,
            Answers answers,
            TransactionalOperator transactions,
            Clock clock) {
        this.users = users;
        this.tenants = tenants;
        this.hashes = hashes;
        this.changes = changes;
        this.answers = answers;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<UserView> create(CurrentUser by, @Nullable IdempotencyKey key, UserDraft draft) {
        var settings = Refusals.value(UserRules.check(draft, true));
        managed(by, settings.role());
        var request = new Repeatable<>(key, by, "POST /api/users", draft, UserView.class, UnaryOperator.identity());
        return hashes.hash(String.valueOf(draft.password()))
                .map(hash -> fresh(settings, hash))
                .flatMap(user -> answers.once(request, inserted(by, user)).as(transactions::transactional));
    }

    Mono<UserView> replace(CurrentUser by, UserId id, IfMatch ifMatch, UserDraft draft) {
        var settings = Refusals.value(UserRules.check(draft, false));
        managed(by, settings.role());
        return hashed(draft.password())
                .flatMap(hash -> locked(by, id, ifMatch)
                        .map(before -> next(before, settings, hash))
                        .doOnNext(user -> notOneself(by, user))
                        .delayUntil(user -> tenantExists(user.settings()))
                        .flatMap(user -> users.update(user).then(logged(by, Action.UPDATE, user)))
                        .as(transactions::transactional));
    }

    Mono<Void> delete(CurrentUser by, UserId id, IfMatch ifMatch) {
        return locked(by, id, ifMatch)
                .map(this::deleted)
                .doOnNext(user -> notOneself(by, user))
                .flatMap(user -> users.update(user).then(logged(by, Action.DELETE, user)))
                .then()
                .as(transactions::transactional);
    }

    /// Ends the caller's own tokens as well: whoever knew the old password may hold one.
    Mono<Void> changeOwnPassword(CurrentUser by, PasswordChange wish) {
        var password = Refusals.value(UserRules.checkPassword("newPassword", wish.newPassword()));
        var id = new UserId(UUID.fromString(by.userId()));
        return users.find(id)
                .switchIfEmpty(notFound())
                .filterWhen(user -> hashes.matches(String.valueOf(wish.currentPassword()), user.passwordHash()))
                .switchIfEmpty(Mono.error(
                        () -> ProvisioningProblem.USER_PASSWORD_WRONG.problem("Give the password you logged in with")))
                .then(hashes.hash(password))
                .flatMap(hash -> users.lock(id)
                        .switchIfEmpty(notFound())
                        .map(before -> next(before, before.settings(), Optional.of(hash)))
                        .flatMap(user -> users.update(user).then(logged(by, Action.UPDATE, user)))
                        .then()
                        .as(transactions::transactional));
    }

    private Mono<UserView> inserted(CurrentUser by, User user) {
        return tenantExists(user.settings()).then(users.insert(user)).then(logged(by, Action.CREATE, user));
    }

    private Mono<Optional<String>> hashed(@Nullable String password) {
        return password == null
                ? Mono.just(Optional.empty())
                : hashes.hash(password).map(Optional::of);
    }

    private Mono<User> locked(CurrentUser by, UserId id, IfMatch ifMatch) {
        return users.lock(id).switchIfEmpty(notFound()).doOnNext(user -> {
            managed(by, user.settings().role());
            ifMatch.require(user.version());
        });
    }

    private Mono<Void> tenantExists(UserSettings settings) {
        return settings.tenantId()
                .map(id -> tenants.hold(id)
                        .switchIfEmpty(Mono.error(
                                () -> ProvisioningProblem.USER_TENANT_UNKNOWN.problem("tenantId: no such tenant")))
                        .then())
                .orElse(Mono.empty());
    }

    private static void managed(CurrentUser by, Role role) {
        if (!Role.valueOf(by.role().name()).manages(role)) {
            throw CommonProblem.FORBIDDEN.problem("Your role does not manage users of that role");
        }
    }

    private static void notOneself(CurrentUser by, User user) {
        var self = user.id().value().toString().equals(by.userId());
        var same =
                user.admits() && user.settings().role().name().equals(by.role().name());
        if (self && !same) {
            throw ProvisioningProblem.USER_SELF.problem("Let another admin do this");
        }
    }

    private User fresh(UserSettings settings, String hash) {
        var now = now();
        return new User(new UserId(UUID.randomUUID()), 1, settings, hash, null, now, now, null);
    }

    /// Tokens say role and tenant; when one of these changes, or the password, or the access ends, they are
    /// void.
    private User next(User before, UserSettings settings, Optional<String> hash) {
        var sameRights = settings.role() == before.settings().role()
                && settings.tenantId().equals(before.settings().tenantId())
                && settings.status() == UserStatus.ACTIVE;
        return new User(
                before.id(),
                before.version() + 1,
                settings,
                hash.orElse(before.passwordHash()),
                sameRights && hash.isEmpty() ? before.tokensVoidBefore() : voidBefore(),
                before.createdAt(),
                now(),
                null);
    }

    private User deleted(User before) {
        return new User(
                before.id(),
                before.version() + 1,
                before.settings(),
                before.passwordHash(),
                voidBefore(),
                before.createdAt(),
                now(),
                now());
    }

    private Mono<UserView> logged(CurrentUser by, Action action, User user) {
        var view = UserView.of(user);
        var change = new Change(by, action, KIND, user.id().value(), user.version(), view, UserEvents.changed(user));
        return changes.write(change).thenReturn(view);
    }

    private static Mono<User> notFound() {
        return Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such user"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// Tokens carry their time to the second: those of this second are void too, and a login after it dates its
    /// token into the next.
    private Instant voidBefore() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }
}
