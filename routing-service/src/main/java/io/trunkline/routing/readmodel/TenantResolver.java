package io.trunkline.routing.readmodel;

import io.trunkline.web.security.CurrentUser;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Finds the tenant of a request. A tenant that is not known yet is awaited, so the methods must not be called
/// within a transaction. They fail with `tenant.unknown` if there is no such tenant or the caller may not see it.
public interface TenantResolver {
    /// The tenant that a request names, or a seller's own.
    ///
    /// @return fails with `request.invalid` if admins or staff name none
    Mono<UUID> resolve(CurrentUser caller, @Nullable UUID named);

    /// The tenant whose rows a list returns: a seller's own, or the one that admins or staff name.
    ///
    /// @return an empty Optional for the rows of all tenants
    Mono<Optional<UUID>> resolveOfList(CurrentUser caller, Optional<UUID> named);
}
