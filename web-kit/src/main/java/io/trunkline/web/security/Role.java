package io.trunkline.web.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The role of a user, which decides what it may do.
public enum Role {
    /// Administers the platform; may do everything.
    ADMIN,
    /// Works for the platform; reads and changes carriers, clients and campaigns of all tenants.
    STAFF,
    /// Works for one tenant and has no access to others.
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
