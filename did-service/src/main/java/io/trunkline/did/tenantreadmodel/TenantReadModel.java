package io.trunkline.did.tenants;

import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// The tenants that were heard of.
interface KnownTenants {
    /// Whether there is such a tenant, and it is not deleted.
    Mono<Boolean> exists(UUID id);

    /// Keeps what is newer than what is known.
    Mono<Void> apply(List<Heard> tenants);

    /// A tenant's last word, no tenant twice in a list.
    record Heard(UUID id, long version, boolean deleted) {}
}
