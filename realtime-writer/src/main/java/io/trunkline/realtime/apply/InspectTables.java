package io.trunkline.realtime.apply;

import io.trunkline.realtime.apply.ProjectionStore.AppliedEntity;
import io.trunkline.realtime.apply.domain.RowClaims;
import io.trunkline.realtime.ararows.domain.EntityKey;
import io.trunkline.realtime.drift.domain.RowDrift;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// What is applied, and whether the tables still hold it.
final class InspectTables {
    private final ProjectionStore store;
    private final AraTables tables;
    private final ReconcileRows reconcile;
    private final TransactionalOperator readOnlySnapshot;

    /// @param oneSnapshot all reads of it see the database as of one instant, or a change on its way would look
    ///     like drift
    InspectTables(
            ProjectionStore bookkeeping, AraTables tables, ReconcileRows reconcile, TransactionalOperator oneSnapshot) {
        this.store = bookkeeping;
        this.tables = tables;
        this.reconcile = reconcile;
        this.readOnlySnapshot = oneSnapshot;
    }

    Mono<List<AppliedEntity>> listApplied(Optional<EntityKey> after, int limit) {
        return store.listApplied(after, limit);
    }

    /// Every row that somebody edited by hand, added or took away.
    Mono<List<RowDrift>> findDrift() {
        return store.claims()
                .map(claims -> RowClaims.winners(claims).values())
                .flatMap(reconcile::withPasswords)
                .zipWhen(_ -> tables.readAll(), RowDrift::between)
                .as(readOnlySnapshot::transactional);
    }
}
