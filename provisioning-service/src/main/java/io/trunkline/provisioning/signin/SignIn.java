package io.trunkline.provisioning.signin;

import io.trunkline.provisioning.platform.ProvisioningProblem;
import io.trunkline.provisioning.secrets.PasswordHasher;
import io.trunkline.provisioning.signin.Sessions.SessionTokens;
import io.trunkline.provisioning.tenants.TenantRepository;
import io.trunkline.provisioning.tenants.domain.Tenant;
import io.trunkline.provisioning.users.UserRepository;
import io.trunkline.provisioning.users.domain.User;
import io.trunkline.web.problem.ProblemException;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Verifies a username and a password. The response and its time do not reveal what is wrong.
@Component
class SignIn {
    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
    private static final int MAX_FAILURES_PER_USERNAME = 5;
    private static final int MAX_FAILURES_PER_ADDRESS = 100;

    /// A hash that no password matches, verified if there is no such user, so that this takes as long.
    private static final String DUMMY_HASH =
            "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final SignInThrottle usernameThrottle = new SignInThrottle(MAX_FAILURES_PER_USERNAME);
    private final SignInThrottle addressThrottle = new SignInThrottle(MAX_FAILURES_PER_ADDRESS);
    private final UserRepository users;
    private final TenantRepository tenants;
    private final PasswordHasher passwordHasher;
    private final Sessions sessions;
    private final Clock clock;

    SignIn(
            UserRepository users,
            TenantRepository tenants,
            PasswordHasher passwordHasher,
            Sessions sessions,
            Clock clock) {
        this.users = users;
        this.tenants = tenants;
        this.passwordHasher = passwordHasher;
        this.sessions = sessions;
        this.clock = clock;
    }

    /// @param username in lower case
    /// @param address source address of the request
    /// @return the tokens of a new session; fails with `auth.login-failed` or `auth.login-throttled`
    Mono<SessionTokens> signIn(String username, String password, String address) {
        var client = username + "|" + address;
        if (usernameThrottle.isThrottled(client, clock.instant())
                || addressThrottle.isThrottled(address, clock.instant())) {
            return Mono.error(() -> ProvisioningProblem.SIGN_IN_THROTTLED.problem("Wait a minute and try again"));
        }
        return users.findByUsername(username)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(found -> verifyPassword(found, password))
                .filter(User::isActive)
                .filterWhen(this::hasActiveTenant)
                .flatMap(sessions::start)
                .doOnNext(_ -> usernameThrottle.recordSuccess(client))
                .switchIfEmpty(Mono.error(() -> recordFailure(client, address)));
    }

    private Mono<User> verifyPassword(Optional<User> found, String password) {
        return passwordHasher
                .matches(password, found.map(User::passwordHash).orElse(DUMMY_HASH))
                .filter(Boolean::booleanValue)
                .flatMap(_ -> Mono.justOrEmpty(found));
    }

    private Mono<Boolean> hasActiveTenant(User user) {
        return user.settings()
                .tenantId()
                .map(id -> tenants.find(id).map(Tenant::isActive).defaultIfEmpty(false))
                .orElse(Mono.just(true));
    }

    private ProblemException recordFailure(String client, String address) {
        usernameThrottle.recordFailure(client, clock.instant());
        addressThrottle.recordFailure(address, clock.instant());
        LOG.info("sign-in failed from {}", address);
        return ProvisioningProblem.SIGN_IN_FAILED.problem("Check the username and the password");
    }
}
