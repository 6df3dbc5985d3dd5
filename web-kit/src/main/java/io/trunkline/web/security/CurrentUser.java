package io.trunkline.web.security;

import java.util.Optional;
import java.util.UUID;

/// Who is asking, taken from the token. A controller declares it as an argument.
///
/// @param userId the user's id (claim `sub`)
/// @param username the user's name, for audit rows (claim `name`)
/// @param role what the user may do (claim `role`)
/// @param tenantId the one tenant whose rows this caller may touch; present for sellers, and only for them
public record CurrentUser(String userId, String username, Role role, Optional<UUID> tenantId) {
    /// @throws IllegalArgumentException if a seller has no tenant, or another role has one
    public CurrentUser {
        if ((role == Role.SELLER) != tenantId.isPresent()) {
            throw new IllegalArgumentException("A seller has a tenant, and nobody else does");
        }
    }

    /// True if this caller may see rows of that tenant. What it may not see is answered 404, as if it were not
    /// there.
    public boolean canSee(UUID tenant) {
        return tenantId.isEmpty() || tenantId.get().equals(tenant);
    }

    /// True for admins and staff.
    public boolean isPlatformUser() {
        return role != Role.SELLER;
    }
}
