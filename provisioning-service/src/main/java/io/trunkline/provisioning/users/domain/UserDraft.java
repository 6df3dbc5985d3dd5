package io.trunkline.provisioning.users.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A user as somebody asks for it, unchecked.
///
/// @param role `admin`, `staff` or `seller`
/// @param tenantId the seller's tenant; refused for the other roles
/// @param status `active` (the ordinary one) or `disabled`
/// @param password absent in a replacement means unchanged
public record UserDraft(
        @Nullable String username,
        @Nullable String displayName,
        @Nullable String role,
        @Nullable UUID tenantId,
        @Nullable String status,
        @Nullable String password) {

    /// Without the password, whoever logs it.
    @Override
    public String toString() {
        return "UserDraft[username=" + username + "]";
    }
}
