package io.trunkline.provisioning.users.domain;

import io.trunkline.provisioning.validation.domain.SecretUpdate;
import io.trunkline.provisioning.validation.domain.WireName;
import io.trunkline.telephony.ids.TenantId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request to create or replace a user, not yet validated.
///
/// @param role `admin`, `staff` or `seller`
/// @param tenantId the tenant of a seller; must be absent for other roles
/// @param status `active` (default) or `disabled`
/// @param password when a user is changed, absent keeps it
public record UserDraft(
        @Nullable String username,
        @Nullable String displayName,
        @Nullable String role,
        @Nullable UUID tenantId,
        @Nullable String status,
        SecretUpdate password) {

    /// A draft without any field.
    public static final UserDraft EMPTY = new UserDraft(null, null, null, null, null, SecretUpdate.KEEP);

    /// The draft that leaves a user as it is.
    public static UserDraft of(UserSettings settings) {
        return new UserDraft(
                settings.username(),
                settings.displayName(),
                WireName.of(settings.role()),
                settings.tenantId().map(TenantId::value).orElse(null),
                WireName.of(settings.status()),
                SecretUpdate.KEEP);
    }

    /// Leaves out the password, so that it never gets into a log.
    @Override
    public String toString() {
        return "UserDraft[username=" + username + "]";
    }
}
