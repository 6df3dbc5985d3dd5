package io.trunkline.web.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.Jwt;
import reactor.core.publisher.Mono;

/// Reads the user from a token of an external issuer. The log has the reason why a token is refused, for those who
/// configure the issuer; the response does not.
final class OidcClaims implements TokenClaims {
    private static final Logger log = LoggerFactory.getLogger(OidcClaims.class);

    private final OidcSettings settings;
    private final ActiveTenants tenants;

    OidcClaims(OidcSettings settings, ActiveTenants tenants) {
        this.settings = settings;
        this.tenants = tenants;
    }

    @Override
    public CurrentUser userOf(Jwt jwt) {
        try {
            Map<String, Object> claims = jwt.getClaims();
            String subject = Objects.requireNonNull(jwt.getSubject(), "it has no sub");
            Optional<UUID> tenant = text(claims, settings.tenantClaim()).map(UUID::fromString);
            String name = text(claims, settings.nameClaim()).orElse(subject);
            return new CurrentUser(subject, name, role(claims), tenant);
        } catch (RuntimeException e) {
            log.info("refused a token of {}: {}", settings.issuer(), e.getMessage());
            throw e;
        }
    }

    @Override
    public Mono<Boolean> hasTenant(CurrentUser user) {
        return user.tenantId()
                .map(tenant -> tenants.isActive(tenant).doOnNext(active -> logInactive(tenant, active)))
                .orElse(Mono.just(true));
    }

    private void logInactive(UUID tenant, boolean active) {
        if (!active) {
            log.info("refused a token of {}: {} is not an active tenant", settings.issuer(), tenant);
        }
    }

    private Role role(Map<String, Object> claims) {
        List<String> values = texts(find(claims, settings.roleClaim()));
        List<Role> roles = Arrays.stream(Role.values())
                .filter(role ->
                        settings.roles().getOrDefault(role, List.of()).stream().anyMatch(values::contains))
                .toList();
        if (roles.size() != 1) {
            throw new IllegalArgumentException(
                    "its claim " + settings.roleClaim() + " stands for " + roles + " instead of one role");
        }
        return roles.getFirst();
    }

    private static Optional<String> text(Map<String, Object> claims, String claim) {
        return Optional.ofNullable(find(claims, claim)).map(value -> {
            if (value instanceof String text) {
                return text;
            }
            throw new IllegalArgumentException("its claim " + claim + " is not a text");
        });
    }

    private static List<String> texts(@Nullable Object value) {
        return switch (value) {
            case String text -> List.of(text);
            case Collection<?> many ->
                many.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList();
            case null, default -> List.of();
        };
    }

    /// A claim by its name, which may contain dots, or else by its path.
    private static @Nullable Object find(Map<?, ?> claims, String claim) {
        if (claims.containsKey(claim)) {
            return claims.get(claim);
        }
        int dot = claim.indexOf('.');
        return dot > 0 && claims.get(claim.substring(0, dot)) instanceof Map<?, ?> nested
                ? find(nested, claim.substring(dot + 1))
                : null;
    }
}
