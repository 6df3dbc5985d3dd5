package io.trunkline.provisioning.users;

import io.trunkline.provisioning.users.domain.User;
import io.trunkline.provisioning.validation.domain.WireName;
import io.trunkline.telephony.ids.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A user as the API returns it, without the password.
///
/// @param role `admin`, `staff` or `seller`
/// @param tenantId the tenant of a seller; null for other roles
/// @param status `active` or `disabled`
/// @param passwordChangeRequired true until the user replaces a password that it has not chosen
record UserView(
        UUID id,
        long version,
        String username,
        @Nullable String displayName,
        String role,
        @Nullable UUID tenantId,
        String status,
        boolean passwordChangeRequired,
        Instant createdAt,
        Instant updatedAt) {

    static UserView of(User user) {
        var settings = user.settings();
        return new UserView(
                user.id().value(),
                user.version(),
                settings.username(),
                settings.displayName(),
                WireName.of(settings.role()),
                settings.tenantId().map(TenantId::value).orElse(null),
                WireName.of(settings.status()),
                user.passwordChangeRequired(),
                user.createdAt(),
                user.updatedAt());
    }
}
