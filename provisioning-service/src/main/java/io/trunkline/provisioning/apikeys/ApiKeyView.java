package io.trunkline.provisioning.apikeys;

import io.trunkline.provisioning.apikeys.domain.ApiKey;
import io.trunkline.provisioning.validation.domain.WireName;
import io.trunkline.telephony.ids.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An API key as the API returns it.
///
/// @param id the `client_id` in a request for a token
/// @param role `admin`, `staff` or `seller`
/// @param tenantId the tenant of a key with the role `seller`; null for other roles
/// @param scopes null for all that the role may do
/// @param expiresAt null for a key that does not expire
/// @param lastUsedAt when it was last exchanged for a token, to the minute; null if never
/// @param secret the `client_secret` in a request for a token; only in the response that creates the key
record ApiKeyView(
        UUID id,
        long version,
        String name,
        String role,
        @Nullable UUID tenantId,
        @Nullable List<String> scopes,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        Instant createdAt,
        @Nullable String secret) {

    static ApiKeyView of(ApiKey key) {
        var settings = key.settings();
        return new ApiKeyView(
                key.id(),
                key.version(),
                settings.name(),
                WireName.of(settings.role()),
                settings.tenantId().map(TenantId::value).orElse(null),
                settings.scopes().isEmpty() ? null : settings.scopes(),
                settings.expiresAt().orElse(null),
                key.lastUsedAt(),
                key.createdAt(),
                null);
    }

    ApiKeyView withSecret(@Nullable String shown) {
        return new ApiKeyView(id, version, name, role, tenantId, scopes, expiresAt, lastUsedAt, createdAt, shown);
    }

    ApiKeyView withoutSecret() {
        return withSecret(null);
    }

    /// Leaves out the secret, so that it never gets into a log.
    @Override
    public String toString() {
        return "ApiKeyView[id=" + id + "]";
    }
}
