package io.trunkline.web.security;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/// Accepts the tokens of an external issuer instead of Trunkline's own, if `trunkline.security.oidc.issuer`
/// is set.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("trunkline.security.oidc.issuer")
@EnableConfigurationProperties(OidcSettings.class)
public class OidcConfiguration {
    private static final Logger log = LoggerFactory.getLogger(OidcConfiguration.class);

    @Bean
    @Primary
    ReactiveJwtDecoder oidcTokenDecoder(
            OidcSettings settings, @Value("${trunkline.security.jwks-time-limit}") Duration limit) {
        if (settings.audience() == null) {
            log.warn(
                    "tokens that {} issued for other applications are accepted too; set trunkline.security.oidc.audience",
                    settings.issuer());
        }
        return new OidcTokenDecoder(settings, KeySetClient.withTimeLimit(limit));
    }

    @Bean
    TokenClaims oidcClaims(OidcSettings settings, ActiveTenants tenants) {
        return new OidcClaims(settings, tenants);
    }
}
