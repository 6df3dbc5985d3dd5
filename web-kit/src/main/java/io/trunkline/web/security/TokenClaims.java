package io.trunkline.web.security;

import org.springframework.security.oauth2.jwt.Jwt;
import reactor.core.publisher.Mono;

/// Reads the user from the claims of a token with verified signature, issuer and time.
interface TokenClaims {
    /// @throws RuntimeException if the claims are not those of a user
    CurrentUser userOf(Jwt jwt);

    /// Whether the tenant of the user exists. The issuer of Trunkline's own tokens has checked it.
    default Mono<Boolean> hasTenant(CurrentUser user) {
        return Mono.just(true);
    }
}
