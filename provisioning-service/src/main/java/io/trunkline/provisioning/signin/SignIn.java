package io.trunkline.provisioning.signin;

import io.trunkline.provisioning.platform.ProvisioningProblem;
import io.trunkline.provisioning.secrets.PasswordHasher;
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

/// Checks a username and a password. Whatever is wrong, the answer and the time it takes are the same.
@Component
class SignIn {
    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
    private static final int MAX_FAILURES_PER_USERNAME = 5;
    private static final int MAX_FAILURES_PER_ADDRESS = 100;

    /// Hash of a password that nobody has, compared with when there is no such user.
    private static final String DUMMY_HASH =
            "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final SignInThrottle usernameThrottle = new SignInThrottle(MAX_FAILURES_PER_USERNAME);
    private final SignInThrottle addressThrottle = new SignInThrottle(MAX_FAILURES_PER_ADDRESS);
    private final UserRepository users;
    private final TenantRepository tenants;
    private final PasswordHasher passwordHasher;
    private final AccessTokenIssuer tokens;
    private final Clock clock;

    SignIn(
            UserRepository users,
            TenantRepository tenants,
            PasswordHasher hashes,
            AccessTokenIssuer tokens,
            Clock clock) {
        this.users = users;
        this.tenants = tenants;
        this.passwordHasher = hashes;
        this.tokens = tokens;
        this.clock = clock;
    }

    /// @param username in lower case
    /// @param address where the request came from
    /// @return a token, or an error `auth.login-failed` or `auth.login-throttled`
    Mono<String> signIn(String username, String password, String address) {
        var who = username + "|" + address;
        if (usernameThrottle.isThrottled(who, clock.instant())
                || addressThrottle.isThrottled(address, clock.instant())) {
            return Mono.error(() -> ProvisioningProblem.SIGN_IN_THROTTLED.problem("Wait a minute and try again"));
        }
        return users.findByUsername(username)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(found -> verifyPassword(found, password))
                .filter(User::isActive)
                .filterWhen(this::hasActiveTenant)
                .map(tokens::issue)
                .doOnNext(_ -> usernameThrottle.recordSuccess(who))
                .switchIfEmpty(Mono.error(() -> recordFailure(who, address)));
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

    private ProblemException recordFailure(String who, String address) {
        usernameThrottle.recordFailure(who, clock.instant());
        addressThrottle.recordFailure(address, clock.instant());
        LOG.info("A login failed from {}", address);
        return ProvisioningProblem.SIGN_IN_FAILED.problem("Check username and password");
    }
}
