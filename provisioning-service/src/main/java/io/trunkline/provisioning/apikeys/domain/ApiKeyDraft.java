package io.trunkline.provisioning.apikeys.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request to create an API key, not yet validated.
///
/// @param name says what the key is for
/// @param role `admin`, `staff` or `seller` (default)
/// @param tenantId the tenant of a key with the role `seller`; must be absent for other roles
/// @param scopes such as `dids:read`; null for all that the role may do, never empty
/// @param expiresAt null for a key that does not expire
public record ApiKeyDraft(
        @Nullable String name,
        @Nullable String role,
        @Nullable UUID tenantId,
        @Nullable List<@Nullable String> scopes,
        @Nullable Instant expiresAt) {}
