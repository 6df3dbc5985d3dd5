package io.trunkline.did.csvimport;

import io.trunkline.did.csvimport.ApplyFile.Target;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Stores imports, for 30 days.
interface Imports {
    /// Stores an import that a request has done.
    Mono<Void> insert(RequestedImport done);

    /// @param tenant the tenant it must belong to; empty for any
    Mono<ImportProgress> find(UUID id, Optional<TenantId> tenant);

    /// Those of the imports that exist.
    Mono<List<ImportProgress>> findAll(Collection<UUID> ids);

    /// @param tenant empty for all
    /// @param states empty for all
    Mono<Page<ImportProgress>> list(Optional<TenantId> tenant, List<ImportState> states, PageRequest page);

    /// What became of its rows so far.
    Mono<ImportReport> report(UUID id);

    /// A CSV file in parts; empty if no row failed so far.
    Flux<String> failedRows(UUID id);

    /// @param failedRows a CSV file; empty if no row failed
    record RequestedImport(Target target, Instant at, ImportReport report, String failedRows) {}
}
