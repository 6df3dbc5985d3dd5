package io.trunkline.web.security;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Checks for each request whether the access of its user or tenant was revoked after the token was issued.
@FunctionalInterface
public interface RevokedAccess {
    /// @param subject the user's id
    /// @param tenant the tenant's id, null for users of the platform
    /// @param issuedAt when the token was issued, to the second (claim `iat`)
    boolean isRevoked(String subject, @Nullable String tenant, Instant issuedAt);
}
