package io.trunkline.provisioning.users;

import io.trunkline.provisioning.audit.ChangeRecorder;
import io.trunkline.provisioning.audit.ChangeRecorder.RecordedChange.Action;
import io.trunkline.provisioning.platform.ProblemMapping;
import io.trunkline.provisioning.platform.ProvisioningProblem;
import io.trunkline.provisioning.secrets.PasswordHasher;
import io.trunkline.provisioning.signinlimits.SignInLimits;
import io.trunkline.provisioning.signinlimits.domain.SignInAttempt;
import io.trunkline.provisioning.users.domain.User;
import io.trunkline.provisioning.users.domain.UserId;
import io.trunkline.provisioning.users.domain.UserRules;
import io.trunkline.web.address.ClientAddress;
import io.trunkline.web.security.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Changes the caller's own password. This revokes all tokens of the user, including the caller's, because anyone
/// who had the old password may have one.
@Component
class ChangeOwnPassword {
    private final SignInLimits limits;
    private final UserRepository users;
    private final PasswordHasher passwordHasher;
    private final ChangeRecorder changes;
    private final TransactionalOperator transactions;
    private final Clock clock;

    ChangeOwnPassword(
            SignInLimits limits,
            UserRepository users,
            PasswordHasher passwordHasher,
            ChangeRecorder changes,
            TransactionalOperator transactions,
            Clock clock) {
        this.limits = limits;
        this.users = users;
        this.passwordHasher = passwordHasher;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// A wrong current password counts as a failed sign-in.
    ///
    /// @return fails with `user.password-wrong`, `user.password-weak`, `user.password-unchanged` or
    ///     `auth.login-throttled`
    Mono<Void> run(CurrentUser caller, ClientAddress address, PasswordChangeRequest request) {
        var password = ProblemMapping.valueOrThrow(UserRules.checkPassword("newPassword", request.newPassword()));
        var id = new UserId(UUID.fromString(caller.userId()));
        return verifyCurrentPassword(id, address, String.valueOf(request.currentPassword()))
                .then(Mono.defer(() -> hashIfChanged(password, request)))
                .flatMap(hash -> saveHash(caller, id, hash));
    }

    private Mono<Void> verifyCurrentPassword(UserId id, ClientAddress address, String password) {
        return users.find(id)
                .switchIfEmpty(SaveUser.notFound())
                .flatMap(user -> limits.verify(
                        SignInAttempt.of(user.settings().username(), address.network()),
                        passwordHasher.matches(password, user.passwordHash()).filter(Boolean::booleanValue)))
                .switchIfEmpty(Mono.error(
                        () -> ProvisioningProblem.USER_PASSWORD_WRONG.problem("currentPassword is not your password")))
                .then();
    }

    private Mono<String> hashIfChanged(String password, PasswordChangeRequest request) {
        return password.equals(request.currentPassword())
                ? Mono.error(
                        ProvisioningProblem.USER_PASSWORD_UNCHANGED.problem("newPassword is your current password"))
                : passwordHasher.hash(password);
    }

    private Mono<Void> saveHash(CurrentUser caller, UserId id, String hash) {
        return users.lock(id)
                .switchIfEmpty(SaveUser.notFound())
                .flatMap(before -> save(caller, before, before.withPassword(hash, false, now())))
                .as(transactions::transactional);
    }

    private Mono<Void> save(CurrentUser caller, User before, User after) {
        return users.update(after)
                .then(changes.record(SaveUser.changeOf(caller, Action.CHANGE_PASSWORD, before, after)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
