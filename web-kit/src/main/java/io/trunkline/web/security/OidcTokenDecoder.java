package io.trunkline.web.security;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/// Verifies tokens of an external issuer: the signature, with a key of the issuer and an algorithm of public keys,
/// the issuer, the time and the audience. A service starts without the issuer, and asks it at the first token; a
/// failed discovery is tried again with the next one.
final class OidcTokenDecoder implements ReactiveJwtDecoder {
    private static final Logger log = LoggerFactory.getLogger(OidcTokenDecoder.class);
    private static final ParameterizedTypeReference<Map<String, Object>> METADATA =
            new ParameterizedTypeReference<>() {};

    private final OidcSettings settings;
    private final WebClient client;
    private final Mono<NimbusReactiveJwtDecoder> decoder;

    OidcTokenDecoder(OidcSettings settings, WebClient client) {
        this.settings = settings;
        this.client = client;
        this.decoder = keySetUri()
                .map(this::decoder)
                .cache(_ -> Duration.ofMillis(Long.MAX_VALUE), _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    @Override
    public Mono<Jwt> decode(String token) {
        return decoder.flatMap(ready -> ready.decode(token));
    }

    private Mono<String> keySetUri() {
        return Mono.justOrEmpty(settings.jwksUri()).switchIfEmpty(Mono.defer(this::discover));
    }

    private Mono<String> discover() {
        return client.get()
                .uri(settings.discovery())
                .retrieve()
                .bodyToMono(METADATA)
                .map(this::keySetUri)
                .doOnError(fault -> log.warn("no discovery at {}: {}", settings.discovery(), fault.toString()))
                .onErrorMap(fault -> new JwtException("no discovery at " + settings.discovery(), fault));
    }

    /// The metadata must name the issuer that it was asked of (OpenID Connect Discovery 1.0, section 4.3).
    private String keySetUri(Map<String, Object> metadata) {
        if (!settings.issuer().equals(metadata.get("issuer")) || !(metadata.get("jwks_uri") instanceof String uri)) {
            throw new IllegalStateException("not the metadata of " + settings.issuer());
        }
        return uri;
    }

    private NimbusReactiveJwtDecoder decoder(String keySetUri) {
        var made = NimbusReactiveJwtDecoder.withJwkSetUri(keySetUri)
                .jwsAlgorithms(allowed -> allowed.addAll(Arrays.asList(SignatureAlgorithm.values())))
                .validateType(false)
                .webClient(client)
                .build();
        made.setJwtValidator(validator());
        return made;
    }

    private OAuth2TokenValidator<Jwt> validator() {
        // RFC 9068 gives access tokens a type of their own, which not every issuer sets
        var type = new JwtTypeValidator("JWT", "at+jwt", "application/at+jwt");
        type.setAllowEmpty(true);
        return new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new JwtIssuerValidator(settings.issuer()), type, audience());
    }

    private OAuth2TokenValidator<Jwt> audience() {
        String required = settings.audience();
        return new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD,
                audiences -> required == null || (audiences != null && audiences.contains(required)));
    }
}
