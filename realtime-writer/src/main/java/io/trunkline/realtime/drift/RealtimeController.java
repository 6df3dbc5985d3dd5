package io.trunkline.realtime.drift;

import io.swagger.v3.oas.annotations.Operation;
import io.trunkline.realtime.apply.ProjectionStore.AppliedFilter;
import io.trunkline.realtime.apply.domain.AppliedEntity;
import io.trunkline.realtime.apply.domain.RowDifference;
import io.trunkline.realtime.ararows.domain.EntityKey;
import io.trunkline.realtime.ararows.domain.table.AraRow;
import io.trunkline.realtime.drift.RebuildTables.Rebuilt;
import io.trunkline.realtime.drift.domain.ColumnDrift;
import io.trunkline.realtime.drift.domain.RowDrift;
import io.trunkline.web.ApiPath;
import io.trunkline.web.paging.FilterValues;
import io.trunkline.web.paging.ListOptions;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.security.CurrentUser;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// The state of Asterisk's realtime tables, their drift, and their rebuild.
@RestController
@RequestMapping(ApiPath.V1 + "/realtime")
class RealtimeController {
    private final InspectTables inspect;
    private final RebuildTables rebuild;

    RealtimeController(InspectTables inspect, RebuildTables rebuild) {
        this.inspect = inspect;
        this.rebuild = rebuild;
    }

    /// The applied version of each entity.
    @GetMapping
    @Operation(operationId = "listAppliedEntities", summary = "List the applied version of each entity")
    Mono<Page<AppliedView>> state(
            @RequestParam(required = false) @Nullable List<String> kind,
            @RequestParam Optional<String> endpointId,
            @RequestParam Optional<Boolean> deleted,
            @ListOptions(sort = {"kind", "appliedAt"}) PageRequest page) {
        var kinds = FilterValues.oneOf("kind", kind, EntityKey.Kind.class);
        return inspect.listApplied(new AppliedFilter(kinds, endpointId, deleted), page)
                .map(found -> found.map(AppliedView::of));
    }

    /// The rows that differ from the desired ones, with both values of each column, and the columns that Asterisk's
    /// tables lack.
    @GetMapping("/drift")
    @Operation(operationId = "getDrift", summary = "Get the rows that differ from the desired ones")
    Mono<DriftReport> drift() {
        return inspect.findColumnDrift()
                .zipWith(inspect.findDrift(), DriftReport::of)
                .onErrorMap(RealtimeProblem::explain);
    }

    /// Rebuilds the tables. The response has the columns that were added, and the numbers of written and removed rows.
    @PostMapping("/rebuild")
    @Operation(operationId = "rebuildRealtimeTables", summary = "Rebuild the realtime tables")
    Mono<RebuildReport> rebuild(CurrentUser caller) {
        return rebuild.rebuild(caller).map(RebuildReport::of).onErrorMap(RealtimeProblem::explain);
    }

    /// @param kind `carrier`, `client` or `dialplan-line`
    record AppliedView(
            String kind,
            UUID id,
            @Nullable String endpointId,
            long version,
            boolean deleted,
            @Nullable String clientUri,
            @Nullable String serverUri,
            Instant appliedAt) {
        static AppliedView of(AppliedEntity applied) {
            return new AppliedView(
                    applied.key().kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    applied.key().id(),
                    applied.endpointId(),
                    applied.version(),
                    applied.deleted(),
                    applied.clientUri(),
                    applied.serverUri(),
                    applied.appliedAt());
        }
    }

    /// @param clean true when there is no drift
    /// @param columns the tables and views that lack columns of Asterisk 22
    record DriftReport(boolean clean, List<ColumnDriftView> columns, List<DriftView> rows) {
        static DriftReport of(List<ColumnDrift> columns, List<RowDrift> rows) {
            return new DriftReport(
                    columns.isEmpty() && rows.isEmpty(),
                    columns.stream().map(ColumnDriftView::of).toList(),
                    rows.stream().map(DriftView::of).toList());
        }
    }

    /// @param unknown columns that Asterisk 22 does not have: one of them may be a missing one that was renamed
    /// @param remedy the SQL statements that add what is missing
    record ColumnDriftView(String table, List<String> missing, List<String> unknown, List<String> remedy) {
        static ColumnDriftView of(ColumnDrift drift) {
            return new ColumnDriftView(
                    drift.table(), List.copyOf(drift.missing()), List.copyOf(drift.unknown()), drift.remedy());
        }
    }

    /// @param kind `missing`, `unexpected` or `different`
    /// @param columns those that differ
    record DriftView(String table, String key, String kind, List<RowDrift.Column> columns) {
        static DriftView of(RowDrift drift) {
            return new DriftView(
                    drift.key().table().tableName(),
                    drift.key().key(),
                    drift.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    drift.columns());
        }
    }

    /// @param addedColumns that the tables, or the views of a node, lacked, such as `ps_contacts.reg_server`
    /// @param written rows that were missing or different
    /// @param removed rows that are not desired
    record RebuildReport(List<String> addedColumns, int written, int removed) {
        static RebuildReport of(Rebuilt rebuilt) {
            return new RebuildReport(
                    rebuilt.columns().stream()
                            .flatMap(drift -> drift.names().stream())
                            .toList(),
                    rebuilt.rows().stream()
                            .mapToInt(difference -> difference.written().size())
                            .sum(),
                    rebuilt.rows().stream().mapToInt(RebuildReport::removedFor).sum());
        }

        private static int removedFor(RowDifference difference) {
            var written = difference.written().stream().map(AraRow::key).collect(Collectors.toSet());
            return (int) difference.removed().stream()
                    .filter(key -> !written.contains(key))
                    .count();
        }
    }
}
