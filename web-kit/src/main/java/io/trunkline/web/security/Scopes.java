package io.trunkline.web.security;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a caller may do of what its role allows.
///
/// @param isApiKey API keys may not call some operations, such as changing a password, with any scope
/// @param named the scopes of an API key, such as `dids:write`; empty for users, and for API keys without a limit
public record Scopes(boolean isApiKey, Optional<Set<String>> named) {
    public Scopes {
        named = named.map(Set::copyOf);
    }

    /// A user may do all that its role allows.
    public static Scopes ofUser() {
        return new Scopes(false, Optional.empty());
    }

    /// An API key may do what its role allows to API keys.
    public static Scopes ofApiKey() {
        return new Scopes(true, Optional.empty());
    }

    /// An API key that is limited to scopes.
    public static Scopes ofApiKey(Set<String> named) {
        return new Scopes(true, Optional.of(named));
    }

    /// @param needed the scope of an operation; null if no API key may call it
    public boolean allow(@Nullable String needed) {
        return needed == null
                ? !isApiKey
                : named.map(scopes -> scopes.contains(needed)).orElse(true);
    }
}
