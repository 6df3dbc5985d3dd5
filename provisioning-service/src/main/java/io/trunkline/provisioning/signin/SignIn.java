package io.trunkline.provisioning.signin;

import io.trunkline.messaging.rowsecurity.OwnerAccess;
import io.trunkline.provisioning.platform.ProvisioningProblem;
import io.trunkline.provisioning.secrets.PasswordHasher;
import io.trunkline.provisioning.signin.Sessions.SessionTokens;
import io.trunkline.provisioning.signinlimits.SignInLimits;
import io.trunkline.provisioning.signinlimits.domain.SignInAttempt;
import io.trunkline.provisioning.tenants.TenantRepository;
import io.trunkline.provisioning.users.UserRepository;
import io.trunkline.provisioning.users.domain.User;
import io.trunkline.web.address.ClientAddress;
import io.trunkline.web.problem.ProblemException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Verifies a username and a password. The response and its time do not reveal what is wrong.
@Component
class SignIn {
    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    /// A hash that no password matches, verified if there is no such user, so that this takes as long.
    private static final String DUMMY_HASH =
            "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final SignInLimits limits;
    private final UserRepository users;
    private final TenantRepository tenants;
    private final PasswordHasher passwordHasher;
    private final Sessions sessions;

    SignIn(
            SignInLimits limits,
            UserRepository users,
            TenantRepository tenants,
            PasswordHasher passwordHasher,
            Sessions sessions) {
        this.limits = limits;
        this.users = users;
        this.tenants = tenants;
        this.passwordHasher = passwordHasher;
        this.sessions = sessions;
    }

    /// @param username in lower case
    /// @param address of the client
    /// @return the tokens of a new session; fails with `auth.login-failed` or `auth.login-throttled`
    Mono<SessionTokens> signIn(String username, String password, ClientAddress address) {
        return limits.verify(SignInAttempt.of(username, address.network()), verify(username, password))
                .flatMap(sessions::start)
                .switchIfEmpty(Mono.error(() -> failure(address)))
                // before the sign-in, no row is visible
                .as(OwnerAccess::run);
    }

    /// Empty if the user may not sign in.
    private Mono<User> verify(String username, String password) {
        return users.findByUsername(username)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(found -> verifyPassword(found, password))
                .filter(User::isActive)
                .filterWhen(user -> tenants.allowsAccess(user.settings().tenantId()));
    }

    private Mono<User> verifyPassword(Optional<User> found, String password) {
        return passwordHasher
                .matches(password, found.map(User::passwordHash).orElse(DUMMY_HASH))
                .filter(Boolean::booleanValue)
                .flatMap(_ -> Mono.justOrEmpty(found));
    }

    private static ProblemException failure(ClientAddress address) {
        LOG.info("sign-in failed from {}", address);
        return ProvisioningProblem.SIGN_IN_FAILED.problem("Check the username and the password");
    }
}
