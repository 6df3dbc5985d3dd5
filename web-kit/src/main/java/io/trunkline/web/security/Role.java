package io.trunkline.web.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a user may do in general.
public enum Role {
    /// Runs the platform: everything.
    ADMIN,
    /// Works for the platform: sees and changes carriers, clients, campaigns of all tenants.
    STAFF,
    /// Works for one tenant, and sees nothing of another.
    SELLER;

    /// The name in the token's claim `role` and in the API, lower case.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @return empty for a name that is no role
    public static Optional<Role> of(@Nullable String wireName) {
        return Arrays.stream(values())
                .filter(role -> role.wireName().equals(wireName))
                .findFirst();
    }
}
