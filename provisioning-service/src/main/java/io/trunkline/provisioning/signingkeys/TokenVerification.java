package io.trunkline.provisioning.signingkeys;

import io.trunkline.messaging.loop.BackgroundLoop;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/// Verifies access tokens within this service, with its own keys instead of the published JWK set.
@Configuration(proxyBeanMethods = false)
class TokenVerification {
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Bean
    ReactiveJwtDecoder ownJwtDecoder(SigningKeys keys, @Value("${trunkline.security.issuer}") String issuer) {
        var decoder = NimbusReactiveJwtDecoder.withJwkSource(
                        _ -> keys.published().flatMapIterable(List::copyOf))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(issuer));
        return decoder;
    }

    /// Two replicas agree, since each reads a new key long before it signs.
    @Bean
    BackgroundLoop signingKeyLoop(ManageSigningKeys keys) {
        return BackgroundLoop.named("signing-keys").every(INTERVAL, TIMEOUT, keys::maintain);
    }
}
