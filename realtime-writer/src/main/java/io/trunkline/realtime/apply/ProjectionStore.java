package io.trunkline.realtime.apply;

import io.trunkline.realtime.apply.domain.AppliedEntity;
import io.trunkline.realtime.apply.domain.RowClaim;
import io.trunkline.realtime.apply.domain.WriterLock;
import io.trunkline.realtime.ararows.domain.EntityKey;
import io.trunkline.realtime.ararows.domain.table.RowKey;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// The applied entities and their claims to rows.
public interface ProjectionStore {
    /// Locks out other writers until the transaction ends.
    ///
    /// @param count sequence numbers to reserve
    Mono<WriterLock> lockWriter(int count);

    /// Those of these entities that were applied before.
    Mono<Map<EntityKey, AppliedEntity>> findApplied(Collection<EntityKey> entities);

    /// The endpoints of these clients that were applied before, deleted ones included.
    Mono<List<AppliedEntity>> endpointsOf(Collection<UUID> clients);

    /// Those applied entities that have one of these endpoints now.
    Mono<List<AppliedEntity>> withEndpoints(Collection<String> endpointIds);

    /// Those applied entities whose calls the addresses of these hosts identify.
    Mono<List<AppliedEntity>> withHosts(Collection<String> hosts);

    /// Applied entities. Can be sorted by `kind` and `appliedAt`.
    Mono<Page<AppliedEntity>> listApplied(AppliedFilter filter, PageRequest page);

    /// Filters of a list; an empty one matches every entity.
    record AppliedFilter(List<EntityKey.Kind> kinds, Optional<String> endpointId, Optional<Boolean> deleted) {}

    /// The claims of these entities, and all claims to the same rows or to these rows.
    Mono<List<RowClaim>> claims(Collection<EntityKey> entities, Collection<RowKey> keys);

    /// All claims.
    Mono<List<RowClaim>> claims();

    /// Stores these entities, and replaces their claims.
    Mono<Void> save(List<AppliedEntity> applied, List<RowClaim> claims);
}
