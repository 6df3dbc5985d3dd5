package io.trunkline.provisioning.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.trunkline.provisioning.apikeys.domain.ApiKey;
import io.trunkline.provisioning.signin.domain.Session;
import io.trunkline.provisioning.signingkeys.SigningKeys;
import io.trunkline.provisioning.signingkeys.domain.KeySchedule;
import io.trunkline.provisioning.users.domain.User;
import io.trunkline.provisioning.validation.domain.WireName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Issues access tokens: JWTs, signed with ES256 and valid for ten minutes.
@Component
class AccessTokenIssuer {
    private final SigningKeys keys;
    private final String issuer;
    private final Clock clock;

    AccessTokenIssuer(SigningKeys keys, @Value("${trunkline.security.issuer}") String issuer, Clock clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.clock = clock;
    }

    /// @param lifetime from now
    record AccessToken(String text, Duration lifetime) {}

    Mono<AccessToken> issue(User user, Session session) {
        var settings = user.settings();
        var issuedAt = timeOfNextToken(user);
        var claims = claims(user.id().value().toString(), settings.username(), WireName.of(settings.role()), issuedAt)
                .claim("sid", session.id().toString());
        settings.tenantId()
                .ifPresent(tenant -> claims.claim("tenant", tenant.value().toString()));
        return sign(claims, issuedAt, issuedAt.plus(KeySchedule.TOKEN_LIFETIME));
    }

    /// The token ends with its key.
    Mono<AccessToken> issue(ApiKey key) {
        var settings = key.settings();
        var issuedAt = now();
        var id = key.id().toString();
        var claims = claims(id, settings.name(), WireName.of(settings.role()), issuedAt)
                .claim("client_id", id);
        settings.tenantId()
                .ifPresent(tenant -> claims.claim("tenant", tenant.value().toString()));
        if (!settings.scopes().isEmpty()) {
            claims.claim("scope", settings.scopeText());
        }
        var expiresAt = issuedAt.plus(KeySchedule.TOKEN_LIFETIME);
        return sign(
                claims,
                issuedAt,
                settings.expiresAt()
                        .filter(keyExpiry -> keyExpiry.isBefore(expiresAt))
                        .orElse(expiresAt));
    }

    /// The current second, or the next one if tokens issued within the current second were revoked.
    Instant timeOfNextToken(User user) {
        var now = now();
        var voidBefore = user.tokensVoidBefore();
        return voidBefore == null || voidBefore.isBefore(now) ? now : voidBefore;
    }

    private JWTClaimsSet.Builder claims(String subject, String name, String role, Instant issuedAt) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(subject)
                .issueTime(Date.from(issuedAt))
                .claim("name", name)
                .claim("role", role);
    }

    private Mono<AccessToken> sign(JWTClaimsSet.Builder claims, Instant issuedAt, Instant expiresAt) {
        var complete = claims.expirationTime(Date.from(expiresAt)).build();
        return keys.signing().map(key -> new AccessToken(sign(key, complete), Duration.between(issuedAt, expiresAt)));
    }

    private static String sign(ECKey key, JWTClaimsSet claims) {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot sign a token", e);
        }
        return token.serialize();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
