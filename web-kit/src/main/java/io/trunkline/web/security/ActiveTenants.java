package io.trunkline.web.security;

import java.util.UUID;
import reactor.core.publisher.Mono;

/// The tenants that a seller's token may name. Asked for tokens of an external issuer only.
@FunctionalInterface
public interface ActiveTenants {
    /// @return false for a tenant that does not exist, or is suspended or deleted
    Mono<Boolean> isActive(UUID tenant);
}
