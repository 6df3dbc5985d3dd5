package io.trunkline.provisioning.users.domain;

import io.trunkline.provisioning.tenants.domain.TenantId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who a user is, every rule kept, the password apart.
///
/// @param username `[a-z0-9._@-]{2,64}`, unique
/// @param tenantId present exactly for a seller
public record UserSettings(
        String username, @Nullable String displayName, Role role, Optional<TenantId> tenantId, UserStatus status) {
    public UserSettings {
        if (tenantId.isPresent() != (role == Role.SELLER)) {
            throw new IllegalArgumentException("a seller, and nobody else, belongs to a tenant");
        }
    }
}
