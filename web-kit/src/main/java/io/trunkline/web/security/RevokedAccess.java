package io.trunkline.web.security;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whose access has ended although the token still holds. Asked for each request.
@FunctionalInterface
public interface RevokedAccess {
    /// @param subject the user's id
    /// @param tenant the tenant's id, null for users of the platform
    /// @param issuedAt when the token was made, to the second (claim `iat`)
    boolean isRevoked(String subject, @Nullable String tenant, Instant issuedAt);
}
