package io.trunkline.provisioning.signin;

import io.trunkline.events.configuration.AccessChanged;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.messaging.rowsecurity.OwnerAccess;
import io.trunkline.provisioning.platform.ProvisioningProblem;
import io.trunkline.provisioning.platform.RandomSecret;
import io.trunkline.provisioning.signin.AccessTokenIssuer.AccessToken;
import io.trunkline.provisioning.signin.domain.RefreshToken;
import io.trunkline.provisioning.signin.domain.Session;
import io.trunkline.provisioning.tenants.TenantRepository;
import io.trunkline.provisioning.users.UserRepository;
import io.trunkline.provisioning.users.domain.User;
import io.trunkline.provisioning.users.domain.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Starts, continues and ends sessions. A session is continued with a refresh token, which is replaced by its use.
/// The user is not known before, so this runs as the owner of the database.
@Component
class Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final String PREFIX = "tlr_";

    private final SessionStore store;
    private final UserRepository users;
    private final TenantRepository tenants;
    private final AccessTokenIssuer tokens;
    private final Outbox outbox;
    private final TransactionalOperator transactions;
    private final Clock clock;

    Sessions(
            SessionStore store,
            UserRepository users,
            TenantRepository tenants,
            AccessTokenIssuer tokens,
            Outbox outbox,
            TransactionalOperator transactions,
            Clock clock) {
        this.store = store;
        this.users = users;
        this.tenants = tenants;
        this.tokens = tokens;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// The tokens of a session.
    ///
    /// @param user as of now
    /// @param refreshLifetime how long the refresh token is valid if it is not used
    record SessionTokens(AccessToken access, RandomSecret refresh, Duration refreshLifetime, User user) {}

    Mono<SessionTokens> start(User user) {
        var session = new Session(UUID.randomUUID(), user.id().value(), tokens.timeOfNextToken(user), now(), null);
        return store.insert(session)
                .then(issue(user, session))
                .as(transactions::transactional)
                .as(OwnerAccess::run);
    }

    /// @return fails with `auth.refresh-token-invalid`
    Mono<SessionTokens> refresh(String refreshToken) {
        var digest = new RandomSecret(refreshToken).digest();
        return store.lockByToken(digest)
                .flatMap(token -> use(token, digest))
                .as(transactions::transactional)
                .as(OwnerAccess::run)
                .switchIfEmpty(Mono.error(() -> ProvisioningProblem.REFRESH_TOKEN_INVALID.problem(
                        "Sign in again: the session has ended, or the token was replaced long ago",
                        Map.of("error", "invalid_grant"))));
    }

    /// Ends the session of a refresh token. Nothing happens if it has ended, or if there is none.
    Mono<Void> end(String refreshToken) {
        return store.lockByToken(new RandomSecret(refreshToken).digest())
                .filter(token -> token.session().endedAt() == null)
                .flatMap(token -> end(token.session()))
                .as(transactions::transactional)
                .as(OwnerAccess::run);
    }

    /// Empty if the token is refused.
    private Mono<SessionTokens> use(RefreshToken token, byte[] digest) {
        return findActive(token.session().userId()).flatMap(user -> switch (token.use(now(), user.tokensVoidBefore())) {
            case ACCEPTED ->
                store.recordUse(token.session(), digest, now())
                        .then(issue(user, token.session().usedAt(now())));
            case REFUSED -> Mono.empty();
            case COPIED -> {
                LOG.warn(
                        "ended session {}, since a refresh token was used again",
                        token.session().id());
                yield end(token.session()).then(Mono.empty());
            }
        });
    }

    private Mono<SessionTokens> issue(User user, Session session) {
        var refresh = RandomSecret.withPrefix(PREFIX);
        return store.addToken(session.id(), refresh.digest())
                .then(tokens.issue(user, session))
                .map(access -> new SessionTokens(
                        access, refresh, Duration.between(session.lastUsedAt(), session.endsAt()), user));
    }

    /// The session's access tokens are revoked everywhere.
    private Mono<Void> end(Session session) {
        return store.end(session.id(), now())
                .then(outbox.append(
                        new AccessChanged(session.id(), 1, false, AccessChanged.Kind.SESSION, null, false, null)));
    }

    private Mono<User> findActive(UUID id) {
        return users.find(new UserId(id))
                .filter(User::isActive)
                .filterWhen(user -> tenants.allowsAccess(user.settings().tenantId()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
