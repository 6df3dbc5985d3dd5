package io.trunkline.did.csvimport;

import io.trunkline.telephony.ids.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Stores imports, for 30 days.
interface Imports {
    Mono<Void> insert(StoredImport stored);

    /// @param tenant the tenant it must belong to; empty for any
    Mono<StoredImport> find(UUID id, Optional<TenantId> tenant);

    /// @param createdBy name of the user
    /// @param failedRows a CSV file; empty if no row failed
    record StoredImport(
            UUID id, TenantId tenant, Instant createdAt, String createdBy, ImportReport report, String failedRows) {}
}
