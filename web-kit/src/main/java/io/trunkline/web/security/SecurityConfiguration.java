package io.trunkline.web.security;

import io.trunkline.web.problem.ApiKeyRefusedException;
import io.trunkline.web.problem.CommonProblem;
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
import org.springframework.http.server.PathContainer;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/// Authentication and authorization. Health, metrics and the OpenAPI description are public, most of them on the
/// management port alone. All other paths require a token signed with ES256 by the configured issuer, or a token of
/// an external issuer ([OidcConfiguration]), unless the [AccessRules] of the service make an operation public.
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
public class SecurityConfiguration {
    private static final String[] PUBLIC_PATHS = {
        "/livez",
        "/readyz",
        // on the management port
        "/actuator/health/**",
        "/actuator/info",
        "/actuator/prometheus",
        "/actuator/openapi/**",
        "/actuator/swagger-ui/**"
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
        var decoder = NimbusReactiveJwtDecoder.withJwkSetUri(jwksUri)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .webClient(KeySetClient.withTimeLimit(limit))
                .build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(issuer));
        return decoder;
    }

    /// The claims of Trunkline's own tokens.
    @Bean
    @Fallback
    TokenClaims tokenClaims() {
        return UserAuthentication::userOf;
    }

    /// The service that has the tenants declares its own.
    @Bean
    @Fallback
    ActiveTenants activeTenants(InMemoryRevokedAccess revokedAccess) {
        return tenant -> Mono.fromCallable(() -> revokedAccess.isActiveTenant(tenant.toString()));
    }

    @Bean
    SecurityWebFilterChain webFilterChain(
            ServerHttpSecurity http,
            ReactiveJwtDecoder decoder,
            RevokedAccess accessList,
            TokenClaims claims,
            ObjectProvider<AccessRules> tables,
            RequestCheck requestCheck,
            ProblemConfiguration.ProblemWriter problems) {
        AccessRules rules = AccessRules.merged(tables.stream());
        // a request with an invalid token comes here instead of the filter after authentication
        ServerAuthenticationEntryPoint entryPoint = (exchange, error) -> requestCheck
                .check(exchange)
                .then(Mono.defer(
                        () -> problems.write(exchange, error, Map.of(HttpHeaders.WWW_AUTHENTICATE, challenge(error)))));
        ServerAccessDeniedHandler deniedHandler =
                (exchange, denied) -> problems.write(exchange, denied, challenge(denied));
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY)))
                .addFilterAfter(
                        (exchange, chain) -> requestCheck.check(exchange).then(chain.filter(exchange)),
                        SecurityWebFiltersOrder.AUTHENTICATION)
                .authorizeExchange(spec -> spec.pathMatchers(PUBLIC_PATHS)
                        .permitAll()
                        .anyExchange()
                        .access(new OperationAccess(rules)))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(entryPoint).accessDeniedHandler(deniedHandler))
                .oauth2ResourceServer(server -> server.bearerTokenConverter(tokenConverter(rules))
                        .authenticationEntryPoint(entryPoint)
                        .accessDeniedHandler(deniedHandler)
                        .jwt(jwt -> jwt.jwtDecoder(decoder)
                                .jwtAuthenticationConverter(UserAuthentication.converter(accessList, claims))))
                .build();
    }

    /// Spring Security refuses some requests first, such as one with `%00` in its path.
    @Bean
    ServerExchangeRejectedHandler rejectedRequests(ProblemConfiguration.ProblemWriter problems) {
        return (exchange, _) -> problems.write(
                exchange,
                CommonProblem.INVALID.problem("The method, the path or a header has a character that is not allowed"));
    }

    @Bean
    AccessRulesCheck accessRulesCheck(
            ObjectProvider<AccessRules> tables,
            ObjectProvider<RequestMappingHandlerMapping> mappings,
            ObjectProvider<RouterFunction<?>> routerFunctions) {
        return new AccessRulesCheck(AccessRules.merged(tables.stream()), mappings, routerFunctions);
    }

    static boolean isPublic(String path) {
        return Arrays.stream(PUBLIC_PATHS)
                .anyMatch(pattern ->
                        PathPatternParser.defaultInstance.parse(pattern).matches(PathContainer.parsePath(path)));
    }

    /// Public operations ignore tokens, so that a client may sign in while it still sends an expired one.
    private static ServerAuthenticationConverter tokenConverter(AccessRules rules) {
        var bearer = new ServerBearerTokenAuthenticationConverter();
        return exchange -> rules.ofRequest(exchange.getRequest())
                        .filter(AccessRule::isPublic)
                        .isPresent()
                ? Mono.empty()
                : bearer.convert(exchange);
    }

    /// RFC 6750 §3.1: a request without a token gets no error code. Neither does one whose token could not be
    /// checked, as while the keys are unavailable.
    private static String challenge(AuthenticationException error) {
        return error instanceof AuthenticationCredentialsNotFoundException
                        || error instanceof AuthenticationServiceException
                ? "Bearer"
                : "Bearer error=\"invalid_token\"";
    }

    private static Map<String, String> challenge(AccessDeniedException denied) {
        return denied instanceof ApiKeyRefusedException refused
                ? refused.challenge()
                        .map(value -> Map.of(HttpHeaders.WWW_AUTHENTICATE, value))
                        .orElse(Map.of())
                : Map.of();
    }
}
