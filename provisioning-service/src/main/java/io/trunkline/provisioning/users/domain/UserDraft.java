package io.trunkline.provisioning.users.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request to create or replace a user, not yet validated.
///
/// @param role `admin`, `staff` or `seller`
/// @param tenantId the tenant of a seller; must be absent for other roles
/// @param status `active` (default) or `disabled`
/// @param password when a user is replaced, absent keeps it
public record UserDraft(
        @Nullable String username,
        @Nullable String displayName,
        @Nullable String role,
        @Nullable UUID tenantId,
        @Nullable String status,
        @Nullable String password) {

    /// Leaves out the password, so that it never gets into a log.
    @Override
    public String toString() {
        return "UserDraft[username=" + username + "]";
    }
}
