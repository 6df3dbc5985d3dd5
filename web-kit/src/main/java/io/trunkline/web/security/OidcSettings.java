package io.trunkline.web.security;

import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// An OpenID Connect issuer whose tokens are accepted instead of Trunkline's own (docs/oidc.md). A claim that is
/// nested in others is named by its path: `realm_access.roles`.
///
/// @param issuer the claim `iss` of its tokens; discovery is at `<issuer>/.well-known/openid-configuration`
/// @param jwksUri where its public keys are; null to discover it
/// @param audience a value of the claim `aud` that each token must have; null to accept every audience
/// @param roleClaim a text, or a list of texts
/// @param tenantClaim the id of a seller's tenant
/// @param nameClaim the name of the user in the audit log
/// @param roles the values of the role claim that stand for a role; without any, its own name does
@ConfigurationProperties("trunkline.security.oidc")
public record OidcSettings(
        String issuer,
        @Nullable String jwksUri,
        @Nullable String audience,
        @DefaultValue("role") String roleClaim,
        @DefaultValue("tenant") String tenantClaim,
        @DefaultValue("name") String nameClaim,
        @DefaultValue Map<Role, List<String>> roles) {
    /// @throws IllegalArgumentException if the issuer is not an http or https URL
    public OidcSettings {
        requireUrl("issuer", issuer);
        if (jwksUri != null) {
            requireUrl("jwks-uri", jwksUri);
        }
        var all = new EnumMap<Role, List<String>>(Role.class);
        for (Role role : Role.values()) {
            all.put(role, roles.getOrDefault(role, List.of(role.wireName())));
        }
        roles = Map.copyOf(all);
    }

    URI discovery() {
        return URI.create((issuer.endsWith("/") ? issuer : issuer + "/") + ".well-known/openid-configuration");
    }

    private static void requireUrl(String property, String url) {
        if (!url.startsWith("https://") && !url.startsWith("http://")) {
            throw new IllegalArgumentException("trunkline.security.oidc." + property + " must be a URL: " + url);
        }
    }
}
