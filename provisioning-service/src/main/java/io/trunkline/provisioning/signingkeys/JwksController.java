package io.trunkline.provisioning.signingkeys;

import com.nimbusds.jose.jwk.JWKSet;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Publishes the public signing keys as a JWK set (RFC 7517), for all services that verify tokens.
@RestController
class JwksController {
    private final SigningKeys keys;

    JwksController(SigningKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/.well-known/jwks.json")
    @Operation(operationId = "getSigningKeys", summary = "Get the public keys that tokens are signed with")
    Mono<ResponseEntity<Map<String, Object>>> jwks() {
        return keys.published()
                .map(published -> ResponseEntity.ok()
                        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                        .body(new JWKSet(List.copyOf(published)).toJSONObject()));
    }
}
