package io.trunkline.web.security;

import io.trunkline.web.problem.AccessRevokedException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import reactor.core.publisher.Mono;

/// The user or API key of the request in Spring Security.
public final class UserAuthentication extends AbstractAuthenticationToken {
    private final transient CurrentUser user;
    private final @Nullable String session;
    private final Instant issuedAt;
    private final Instant expiresAt;

    private UserAuthentication(CurrentUser caller, Jwt jwt) {
        super(List.of(new SimpleGrantedAuthority(caller.role().name())));
        this.user = caller;
        this.session = jwt.getClaimAsString("sid");
        this.issuedAt = Objects.requireNonNull(jwt.getIssuedAt());
        this.expiresAt = Objects.requireNonNull(jwt.getExpiresAt());
        setAuthenticated(true);
    }

    /// The authentication of the current request; empty for one without a token.
    public static Mono<UserAuthentication> current() {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .ofType(UserAuthentication.class);
    }

    /// Whether the access of the user or API key, of its tenant, or of the session was revoked after the
    /// token was issued.
    public boolean isRevoked(RevokedAccess revokedAccess) {
        var tenant = user.tenantId().map(UUID::toString).orElse(null);
        return revokedAccess.isRevoked(user.userId(), tenant, issuedAt)
                || (session != null && revokedAccess.isRevoked(session, null, issuedAt));
    }

    /// When the token expires, to the second.
    public Instant expiresAt() {
        return expiresAt;
    }

    @Override
    public CurrentUser getPrincipal() {
        return user;
    }

    /// The token is not kept, since it is not used after authentication.
    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return user.userId();
    }

    /// Creates the authentication from a token with verified signature, issuer and time.
    static Converter<Jwt, Mono<AbstractAuthenticationToken>> converter(RevokedAccess accessList, TokenClaims claims) {
        return jwt -> authenticate(jwt, accessList, claims)
                .filterWhen(known -> claims.hasTenant(known.getPrincipal()))
                .switchIfEmpty(Mono.error(() -> new InvalidBearerTokenException("There is no such tenant")))
                .cast(AbstractAuthenticationToken.class);
    }

    private static Mono<UserAuthentication> authenticate(Jwt jwt, RevokedAccess accessList, TokenClaims claims) {
        return Mono.fromCallable(() -> {
            var authentication = new UserAuthentication(verifiedUser(jwt, claims), jwt);
            if (authentication.isRevoked(accessList)) {
                throw new AccessRevokedException();
            }
            return authentication;
        });
    }

    private static CurrentUser verifiedUser(Jwt jwt, TokenClaims claims) {
        try {
            var issuedAt = Objects.requireNonNull(jwt.getIssuedAt());
            var expiresAt = Objects.requireNonNull(jwt.getExpiresAt());
            if (!issuedAt.isBefore(expiresAt)) {
                throw new IllegalArgumentException("issued after its expiry");
            }
            return claims.userOf(jwt);
        } catch (RuntimeException e) {
            throw new InvalidBearerTokenException("The token's claims are not valid", e);
        }
    }

    /// The user or API key of one of Trunkline's own tokens.
    static CurrentUser userOf(Jwt jwt) {
        var subject = Objects.requireNonNull(jwt.getSubject());
        var role = Role.of(jwt.getClaimAsString("role")).orElseThrow();
        var tenant = Optional.ofNullable(jwt.getClaimAsString("tenant")).map(UUID::fromString);
        var name = jwt.getClaimAsString("name");
        return new CurrentUser(subject, name == null ? subject : name, role, tenant, scopesOf(jwt));
    }

    /// Only tokens of API keys name a client (RFC 9068) or scopes, which are separated by spaces (RFC 6749 §3.3).
    private static Scopes scopesOf(Jwt jwt) {
        var scope = jwt.getClaimAsString("scope");
        if (scope != null) {
            return Scopes.ofApiKey(Set.of(scope.split(" ")));
        }
        return jwt.hasClaim("client_id") ? Scopes.ofApiKey() : Scopes.ofUser();
    }
}
