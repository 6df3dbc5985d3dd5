package io.trunkline.realtime.drift;

import io.trunkline.data.audit.AuditEntry;
import io.trunkline.data.audit.AuditLog;
import io.trunkline.realtime.apply.AppliedPublisher;
import io.trunkline.realtime.apply.ProjectionStore;
import io.trunkline.realtime.apply.RowWriter;
import io.trunkline.realtime.apply.domain.AppliedChange;
import io.trunkline.realtime.apply.domain.AppliedEntity;
import io.trunkline.realtime.apply.domain.RowClaim;
import io.trunkline.realtime.apply.domain.RowClaims;
import io.trunkline.realtime.apply.domain.RowDifference;
import io.trunkline.realtime.apply.domain.WriterLock;
import io.trunkline.realtime.ararows.domain.EntityKey;
import io.trunkline.realtime.ararows.domain.table.RowKey;
import io.trunkline.realtime.drift.domain.ColumnDrift;
import io.trunkline.realtime.drift.domain.RowDrift;
import io.trunkline.web.security.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Rebuilds the tables: adds the columns that they lack, writes rows that are missing or differ, and removes rows that
/// are not desired. Correct rows are not touched, so calls are not interrupted. Each transaction corrects some rows
/// only, so that changes and calls do not wait for a rebuild of many.
final class RebuildTables {
    private final InspectTables inspect;
    private final TableColumns columns;
    private final ProjectionStore store;
    private final RowWriter rows;
    private final AppliedPublisher publisher;
    private final AuditLog auditLog;
    private final int chunk;
    private final Clock clock;
    private final TransactionalOperator transaction;

    /// @param chunk rows of a transaction
    RebuildTables(
            InspectTables inspect,
            TableColumns columns,
            ProjectionStore store,
            RowWriter rows,
            AppliedPublisher publisher,
            AuditLog auditLog,
            int chunk,
            Clock clock,
            TransactionalOperator transaction) {
        this.inspect = inspect;
        this.columns = columns;
        this.store = store;
        this.rows = rows;
        this.publisher = publisher;
        this.auditLog = auditLog;
        this.chunk = chunk;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// @return what was changed, in one or more transactions, each with an entry in the audit log
    Mono<Rebuilt> rebuild(CurrentUser by) {
        return addColumns(by)
                .zipWhen(
                        _ -> rebuildRows(by),
                        (columnDrift, rowDifferences) -> new Rebuilt(columnDrift, rowDifferences));
    }

    /// What a rebuild changed.
    ///
    /// @param columns the tables and views that lacked columns
    record Rebuilt(List<ColumnDrift> columns, List<RowDifference> rows) {}

    /// In one transaction, so that a node never lacks its view. It comes first, since a row may need the column.
    private Mono<List<ColumnDrift>> addColumns(CurrentUser by) {
        return store.lockWriter(0)
                .then(inspect.findColumnDrift())
                .delayUntil(drifts -> drifts.isEmpty() ? Mono.empty() : addColumns(by, drifts))
                .as(transaction::transactional);
    }

    private Mono<Void> addColumns(CurrentUser by, List<ColumnDrift> drifts) {
        var remedy = drifts.stream().flatMap(drift -> drift.remedy().stream()).toList();
        return columns.run(remedy).then(record(by, new AddedColumns(remedy)));
    }

    /// The statements that a rebuild ran, in the audit log.
    private record AddedColumns(List<String> statements) {}

    private Mono<List<RowDifference>> rebuildRows(CurrentUser by) {
        return inspect.findDrift()
                .flatMapIterable(drifts -> chunksOf(drifts))
                .concatMap(keys -> correct(by, keys))
                .collectList();
    }

    /// At least one, so that a rebuild that has nothing to do is in the audit log too.
    private List<List<RowKey>> chunksOf(List<RowDrift> drifts) {
        var keys = drifts.stream().map(RowDrift::key).toList();
        var chunks = new ArrayList<List<RowKey>>();
        for (int from = 0; from == 0 || from < keys.size(); from += chunk) {
            chunks.add(keys.subList(from, Math.min(from + chunk, keys.size())));
        }
        return chunks;
    }

    /// The rows are compared again, since they may have been changed since they were found.
    private Mono<RowDifference> correct(CurrentUser by, List<RowKey> keys) {
        return store.lockWriter(0)
                .then(store.claims(List.of(), keys))
                .flatMap(claims -> rows.reconcile(keys, RowClaims.winners(claims))
                        .delayUntil(difference -> publishApplied(claims, difference)))
                .delayUntil(difference -> record(by, RebuiltRows.of(difference)))
                .as(transaction::transactional);
    }

    /// The rows that a rebuild changed, in the audit log.
    private record RebuiltRows(List<String> written, List<String> removed) {
        static RebuiltRows of(RowDifference difference) {
            return new RebuiltRows(
                    difference.written().stream().map(row -> nameOf(row.key())).toList(),
                    difference.removed().stream().map(RebuiltRows::nameOf).toList());
        }

        private static String nameOf(RowKey row) {
            return row.table().tableName() + " " + row.key();
        }
    }

    private Mono<Void> record(CurrentUser by, Object changed) {
        var entity = new AuditEntry.Entity("realtime-tables", "all", null, null);
        return auditLog.append(AuditEntry.of(by, "rebuild", entity, AuditEntry.Change.to(changed)));
    }

    /// Publishes the entities whose rows changed, since Asterisk may need a reload for them.
    private Mono<Void> publishApplied(List<RowClaim> claims, RowDifference difference) {
        var changedKeys = changedKeys(claims, difference);
        return changedKeys.isEmpty()
                ? Mono.empty()
                : store.lockWriter(changedKeys.size())
                        .zipWith(store.findApplied(changedKeys.keySet()))
                        .flatMap(both -> publisher.publish(
                                both.getT1().incarnation(),
                                reapplied(both.getT1(), both.getT2().values(), changedKeys, difference)));
    }

    private static Map<EntityKey, Set<RowKey>> changedKeys(List<RowClaim> claims, RowDifference difference) {
        return claims.stream()
                .filter(claim -> difference.parts().containsKey(claim.row().key()))
                .collect(Collectors.groupingBy(
                        RowClaim::owner,
                        () -> new TreeMap<>(EntityKey.ORDER),
                        Collectors.mapping(claim -> claim.row().key(), Collectors.toSet())));
    }

    private List<AppliedChange> reapplied(
            WriterLock lock,
            Collection<AppliedEntity> applied,
            Map<EntityKey, Set<RowKey>> changedKeys,
            RowDifference difference) {
        Instant now = clock.instant();
        var changes = new ArrayList<AppliedChange>();
        for (AppliedEntity entity : applied) {
            changes.add(new AppliedChange(
                    entity.reapplied(lock.firstSequence() + changes.size(), now),
                    difference.partsOf(changedKeys.getOrDefault(entity.key(), Set.of()))));
        }
        return changes;
    }
}
