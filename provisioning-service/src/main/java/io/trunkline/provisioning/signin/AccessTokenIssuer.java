package io.trunkline.provisioning.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.trunkline.provisioning.users.domain.User;
import io.trunkline.provisioning.validation.domain.WireName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Issues access tokens: JWTs, signed with ES256 and valid for ten minutes.
@Component
class AccessTokenIssuer {
    static final Duration LIFETIME = Duration.ofMinutes(10);

    private final JWSSigner signer;
    private final JWSHeader header;
    private final String issuer;
    private final Clock clock;

    AccessTokenIssuer(SigningKey key, @Value("${trunkline.security.issuer}") String issuer, Clock clock)
            throws JOSEException {
        this.signer = new ECDSASigner(key.keyPair());
        this.header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(key.keyPair().getKeyID())
                .build();
        this.issuer = issuer;
        this.clock = clock;
    }

    String issue(User user) {
        var issuedAt = issuedAt(user);
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(user.id().value().toString())
                .issueTime(Date.from(issuedAt))
                .expirationTime(Date.from(issuedAt.plus(LIFETIME)))
                .claim("name", user.settings().username())
                .claim("role", WireName.of(user.settings().role()));
        user.settings()
                .tenantId()
                .ifPresent(tenant -> claims.claim("tenant", tenant.value().toString()));
        var token = new SignedJWT(header, claims.build());
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot sign a token", e);
        }
        return token.serialize();
    }

    /// The current second, or the next one if tokens issued within the current second were revoked.
    private Instant issuedAt(User user) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var voidBefore = user.tokensVoidBefore();
        return voidBefore == null || voidBefore.isBefore(now) ? now : voidBefore;
    }
}
