package io.trunkline.provisioning.access;

import io.trunkline.provisioning.platform.ProvisioningProblem;
import io.trunkline.provisioning.tenants.Tenants;
import io.trunkline.provisioning.tenants.domain.Tenant;
import io.trunkline.provisioning.users.PasswordHashes;
import io.trunkline.provisioning.users.Users;
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
class LogIn {
    private static final Logger LOG = LoggerFactory.getLogger(LogIn.class);
    private static final int FAILURES_OF_A_NAME = 5;
    private static final int FAILURES_OF_AN_ADDRESS = 100;

    /// Hash of a password that nobody has, compared with when there is no such user.
    private static final String NOBODY =
            "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final LoginThrottle names = new LoginThrottle(FAILURES_OF_A_NAME);
    private final LoginThrottle addresses = new LoginThrottle(FAILURES_OF_AN_ADDRESS);
    private final Users users;
    private final Tenants tenants;
    private final PasswordHashes hashes;
    private final AccessTokens tokens;
    private final Clock clock;

    LogIn(Users users, Tenants tenants, PasswordHashes hashes, AccessTokens tokens, Clock clock) {
        this.users = users;
        this.tenants = tenants;
        this.hashes = hashes;
        this.tokens = tokens;
        this.clock = clock;
    }

    /// @param username in lower case
    /// @param address where the request came from
    /// @return a token, or an error `auth.login-failed` or `auth.login-throttled`
    Mono<String> logIn(String username, String password, String address) {
        var who = username + "|" + address;
        if (names.refuses(who, clock.instant()) || addresses.refuses(address, clock.instant())) {
            return Mono.error(() -> ProvisioningProblem.LOGIN_THROTTLED.problem("Wait a minute and try again"));
        }
        return users.named(username)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(found -> known(found, password))
                .filter(User::admits)
                .filterWhen(this::tenantAdmits)
                .map(tokens::of)
                .doOnNext(_ -> names.succeeded(who))
                .switchIfEmpty(Mono.error(() -> failure(who, address)));
    }

    private Mono<User> known(Optional<User> found, String password) {
        return hashes.matches(password, found.map(User::passwordHash).orElse(NOBODY))
                .filter(Boolean::booleanValue)
                .flatMap(_ -> Mono.justOrEmpty(found));
    }

    private Mono<Boolean> tenantAdmits(User user) {
        return user.settings()
                .tenantId()
                .map(id -> tenants.find(id).map(Tenant::admits).defaultIfEmpty(false))
                .orElse(Mono.just(true));
    }

    private ProblemException failure(String who, String address) {
        names.failed(who, clock.instant());
        addresses.failed(address, clock.instant());
        LOG.info("A login failed from {}", address);
        return ProvisioningProblem.LOGIN_FAILED.problem("Check username and password");
    }
}
