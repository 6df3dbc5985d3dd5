package io.trunkline.realtime.drift;

import io.trunkline.realtime.apply.AraTables;
import io.trunkline.realtime.apply.ProjectionStore;
import io.trunkline.realtime.apply.ProjectionStore.AppliedFilter;
import io.trunkline.realtime.apply.RowWriter;
import io.trunkline.realtime.apply.domain.AppliedEntity;
import io.trunkline.realtime.apply.domain.RowClaims;
import io.trunkline.realtime.drift.domain.ColumnDrift;
import io.trunkline.realtime.drift.domain.RowDrift;
import io.trunkline.realtime.drift.domain.TableColumn;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.util.List;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Lists the applied entities, and compares the tables with the desired rows.
final class InspectTables {
    private final ProjectionStore store;
    private final AraTables tables;
    private final RowWriter rows;
    private final TableColumns columns;
    private final TransactionalOperator readOnlySnapshot;
    private final List<TableColumn> expectedColumns = ExpectedColumns.read();

    /// @param readOnlySnapshot a transaction whose reads all see the same state, so that a concurrent change does
    ///     not look like drift
    InspectTables(
            ProjectionStore store,
            AraTables tables,
            RowWriter rows,
            TableColumns columns,
            TransactionalOperator readOnlySnapshot) {
        this.store = store;
        this.tables = tables;
        this.rows = rows;
        this.columns = columns;
        this.readOnlySnapshot = readOnlySnapshot;
    }

    Mono<Page<AppliedEntity>> listApplied(AppliedFilter filter, PageRequest page) {
        return store.listApplied(filter, page);
    }

    /// The tables and views that lack columns.
    Mono<List<ColumnDrift>> findColumnDrift() {
        return columns.read().map(actual -> ColumnDrift.between(expectedColumns, actual));
    }

    /// The rows that were added, changed or deleted by hand.
    Mono<List<RowDrift>> findDrift() {
        return store.claims()
                .map(claims -> RowClaims.winners(claims).values())
                .flatMap(rows::withPasswords)
                .zipWhen(_ -> tables.readAll(), RowDrift::between)
                .as(readOnlySnapshot::transactional);
    }
}
