package io.trunkline.did.tenantreadmodel;

import io.trunkline.web.security.CurrentUser;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// For which tenant a caller speaks.
public interface TenantResolver {
    /// The tenant whose numbers the caller adds or uses: a seller's own, or the one that the request names.
    ///
    /// @param named as the request has it, null when it names none
    /// @return fails with `request.invalid` when one must be named, `tenant.unknown` when there is none such
    ///     or it is not the seller's, and `service.not-ready` when that cannot be told yet
    Mono<UUID> resolve(CurrentUser caller, @Nullable UUID named);
}
