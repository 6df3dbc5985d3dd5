package io.trunkline.provisioning.signin;

import com.nimbusds.jose.jwk.JWKSet;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Publishes the public signing key as a JWK set (RFC 7517), for all services that verify tokens.
@RestController
class JwksController {
    private final SigningKey key;

    JwksController(SigningKey key) {
        this.key = key;
    }

    @GetMapping("/.well-known/jwks.json")
    @Operation(operationId = "getSigningKeys", summary = "Get the public keys that tokens are signed with")
    Mono<ResponseEntity<Map<String, Object>>> jwks() {
        return Mono.just(ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .body(new JWKSet(key.publicKey()).toJSONObject()));
    }
}
