package io.trunkline.provisioning.users.domain;

import io.trunkline.telephony.ids.TenantId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The valid settings of a user, without the password.
///
/// @param username `[a-z0-9._@-]{2,64}`, unique
/// @param tenantId present if and only if the role is seller
public record UserSettings(
        String username, @Nullable String displayName, Role role, Optional<TenantId> tenantId, UserStatus status) {
    public UserSettings {
        if (tenantId.isPresent() != (role == Role.SELLER)) {
            throw new IllegalArgumentException("a seller must have a tenant, other roles must not");
        }
    }
}
