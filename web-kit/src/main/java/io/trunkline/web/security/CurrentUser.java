package io.trunkline.web.security;

import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.ProblemException;
import java.util.Optional;
import java.util.UUID;

/// The user or API key of the request, from its token. A controller declares it as an argument.
///
/// @param userId the id of the user or API key (claim `sub`)
/// @param username the name of the user or API key, for the audit log (claim `name`)
/// @param role what the user or API key may do (claim `role`)
/// @param tenantId the only tenant that the caller has access to; present for sellers only
/// @param scopes what an API key may do of what its role allows (claim `scope`)
public record CurrentUser(String userId, String username, Role role, Optional<UUID> tenantId, Scopes scopes) {
    /// @throws IllegalArgumentException if a seller has no tenant, or another role has one
    public CurrentUser {
        if ((role == Role.SELLER) != tenantId.isPresent()) {
            throw new IllegalArgumentException("only sellers have a tenant, and each has one");
        }
    }

    /// A user.
    public CurrentUser(String userId, String username, Role role, Optional<UUID> tenantId) {
        this(userId, username, role, tenantId, Scopes.ofUser());
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
