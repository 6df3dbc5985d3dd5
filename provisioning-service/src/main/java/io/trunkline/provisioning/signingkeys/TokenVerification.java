package io.trunkline.provisioning.signin;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Flux;

/// Verifies access tokens within this service, with its own key instead of the published JWK set.
@Configuration(proxyBeanMethods = false)
class TokenVerification {
    @Bean
    ReactiveJwtDecoder ownJwtDecoder(SigningKey key, @Value("${trunkline.security.issuer}") String issuer) {
        var decoder = NimbusReactiveJwtDecoder.withJwkSource(_ -> Flux.just(key.publicKey()))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(issuer));
        return decoder;
    }
}
