package io.trunkline.web.security;

import io.netty.channel.ChannelOption;
import io.trunkline.web.problem.ProblemConfiguration;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;

/// Authentication and authorization. Health, metrics, the OpenAPI description and the public keys are public. All
/// other paths require a token signed with ES256 by the configured issuer, and a role that the service's
/// [AccessRules] allow.
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
public class SecurityConfiguration {
    private static final String[] PUBLIC_PATHS = {
        "/actuator/health/**",
        "/actuator/info",
        "/actuator/prometheus",
        "/v3/api-docs/**",
        "/v3/api-docs.yaml",
        "/swagger-ui.html",
        "/swagger-ui/**",
        "/webjars/**",
        "/.well-known/jwks.json"
    };

    /// Swagger UI has inline styles; nothing else is allowed.
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'";

    /// The service updates it from `access.changed`.
    @Bean
    InMemoryRevokedAccess revokedAccess() {
        return new InMemoryRevokedAccess();
    }

    /// The service that has the private keys declares its own decoder.
    @Bean
    @Fallback
    ReactiveJwtDecoder jwtDecoder(
            @Value("${trunkline.security.jwks-uri}") String jwksUri,
            @Value("${trunkline.security.issuer}") String issuer,
            @Value("${trunkline.security.jwks-time-limit}") Duration limit) {
        var client = HttpClient.create()
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(limit.toMillis()))
                .responseTimeout(limit);
        var decoder = NimbusReactiveJwtDecoder.withJwkSetUri(jwksUri)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .webClient(WebClient.builder()
                        .clientConnector(new ReactorClientHttpConnector(client))
                        .build())
                .build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(issuer));
        return decoder;
    }

    @Bean
    SecurityWebFilterChain webFilterChain(
            ServerHttpSecurity http,
            ReactiveJwtDecoder decoder,
            RevokedAccess accessList,
            ObjectProvider<AccessRules> rules,
            ProblemConfiguration.ProblemWriter problems) {
        ServerAuthenticationEntryPoint entryPoint =
                (exchange, error) -> problems.write(exchange, error, Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer"));
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY)))
                .authorizeExchange(spec -> authorize(spec, rules.getIfAvailable(AccessRules::none)))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(entryPoint).accessDeniedHandler(problems::write))
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(entryPoint)
                        .accessDeniedHandler(problems::write)
                        .jwt(jwt -> jwt.jwtDecoder(decoder)
                                .jwtAuthenticationConverter(UserAuthentication.converter(accessList))))
                .build();
    }

    static boolean isPublic(String path) {
        return Arrays.stream(PUBLIC_PATHS).anyMatch(pattern -> AccessRules.matches(pattern, path));
    }

    private static void authorize(AuthorizeExchangeSpec spec, AccessRules rules) {
        spec.pathMatchers(PUBLIC_PATHS).permitAll();
        for (var rule : rules.rules()) {
            var path = rule.method() == null
                    ? spec.pathMatchers(rule.path())
                    : spec.pathMatchers(rule.method(), rule.path());
            if (rule.roles().isEmpty()) {
                path.permitAll();
            } else {
                path.hasAnyAuthority(rule.roles().stream().map(Role::name).toArray(String[]::new));
            }
        }
        spec.anyExchange().hasAuthority(Role.ADMIN.name());
    }
}
