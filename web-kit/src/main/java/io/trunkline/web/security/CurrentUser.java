package io.trunkline.web.security;

import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.ProblemException;
import java.util.Optional;
import java.util.UUID;

/// The user of the request, from its token. A controller declares it as an argument.
///
/// @param userId the user's id (claim `sub`)
/// @param username the user's name, for the audit log (claim `name`)
/// @param role what the user may do (claim `role`)
/// @param tenantId the only tenant that the user has access to; present for sellers only
public record CurrentUser(String userId, String username, Role role, Optional<UUID> tenantId) {
    /// @throws IllegalArgumentException if a seller has no tenant, or another role has one
    public CurrentUser {
        if ((role == Role.SELLER) != tenantId.isPresent()) {
            throw new IllegalArgumentException("only sellers have a tenant, and each has one");
        }
    }

    /// True if this user may read rows of the tenant. Other rows are reported as 404, like rows that do not exist.
    public boolean canSee(UUID tenant) {
        return tenantId.isEmpty() || tenantId.get().equals(tenant);
    }

    /// The tenant whose rows a list returns: a seller's own, or the one that an admin or staff names. Empty for
    /// the rows of all tenants.
    ///
    /// @param named the filter `tenantId` of the request
    /// @throws ProblemException `tenant.unknown` if a seller names another tenant
    public Optional<UUID> tenantOfList(Optional<UUID> named) {
        named.filter(tenant -> !canSee(tenant)).ifPresent(tenant -> {
            throw CommonProblem.TENANT_UNKNOWN.problem("There is no tenant " + tenant);
        });
        return tenantId.or(() -> named);
    }

    /// True for admins and staff.
    public boolean isPlatformUser() {
        return role != Role.SELLER;
    }
}
