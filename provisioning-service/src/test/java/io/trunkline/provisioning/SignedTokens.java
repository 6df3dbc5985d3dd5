package io.trunkline.provisioning;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.trunkline.provisioning.signingkeys.SigningKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// Tokens with the signature of the service under test, with claims that it does not issue at a sign-in.
final class SignedTokens {
    private SignedTokens() {}

    /// The token of an admin that expired long ago.
    static String expired() {
        return sign(Map.of(), Instant.now().minus(Duration.ofHours(1)));
    }

    /// The token of an API key with the role admin.
    ///
    /// @param scopes separated by spaces
    static String apiKey(String scopes) {
        return sign(Map.of("client_id", "crm", "scope", scopes), Instant.now());
    }

    private static String sign(Map<String, String> more, Instant issuedAt) {
        var key = Objects.requireNonNull(
                TestEnvironment.SERVICE.getBean(SigningKeys.class).signing().block());
        var claims = new JWTClaimsSet.Builder()
                .issuer("trunkline")
                .subject(UUID.randomUUID().toString())
                .issueTime(Date.from(issuedAt))
                .expirationTime(Date.from(issuedAt.plus(Duration.ofMinutes(10))))
                .claim("role", "admin");
        more.forEach(claims::claim);
        var header =
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
        var token = new SignedJWT(header, claims.build());
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
