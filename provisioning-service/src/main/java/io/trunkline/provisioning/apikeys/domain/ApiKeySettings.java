package io.trunkline.provisioning.apikeys.domain;

import io.trunkline.provisioning.users.domain.Role;
import io.trunkline.telephony.ids.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The valid settings of an API key.
///
/// @param tenantId present if and only if the role is seller
/// @param scopes sorted; empty for all that the role may do
public record ApiKeySettings(
        String name, Role role, Optional<TenantId> tenantId, List<String> scopes, Optional<Instant> expiresAt) {
    public ApiKeySettings {
        scopes = List.copyOf(scopes);
        if (tenantId.isPresent() != (role == Role.SELLER)) {
            throw new IllegalArgumentException("a seller's key must have a tenant, other keys must not");
        }
    }

    Optional<ApiKeySettings> limitedTo(Set<String> requested) {
        Set<String> own = scopes.isEmpty() ? ApiScopes.ofRole(role) : Set.copyOf(scopes);
        if (requested.isEmpty()) {
            return Optional.of(this);
        }
        return own.containsAll(requested)
                ? Optional.of(new ApiKeySettings(
                        name, role, tenantId, requested.stream().sorted().toList(), expiresAt))
                : Optional.empty();
    }

    /// The scopes separated by spaces, as in OAuth 2.
    public String scopeText() {
        return String.join(" ", scopes);
    }
}
