package io.trunkline.provisioning.signin;

import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Where everybody finds the public half of the signing key (RFC 7517). This service itself has it at hand.
@Configuration(proxyBeanMethods = false)
@RestController
class JwksController {
    private final SigningKey key;

    JwksController(SigningKey key) {
        this.key = key;
    }

    @GetMapping("/.well-known/jwks.json")
    Mono<ResponseEntity<Map<String, Object>>> jwks() {
        return Mono.just(ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .body(new JWKSet(key.publicKey()).toJSONObject()));
    }

    @Bean
    ReactiveJwtDecoder ownJwtDecoder(@Value("${trunkline.security.issuer}") String issuer) {
        var decoder = NimbusReactiveJwtDecoder.withJwkSource(_ -> Flux.just(key.publicKey()))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(issuer));
        return decoder;
    }
}
