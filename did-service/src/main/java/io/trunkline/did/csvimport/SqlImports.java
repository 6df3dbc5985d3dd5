package io.trunkline.did.csvimport;

import io.trunkline.data.lists.SortKey;
import io.trunkline.data.lists.SqlListQuery;
import io.trunkline.data.retention.RetentionRule;
import io.trunkline.data.retention.SqlRetentionRule;
import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.did.numbers.ApplyRows.Mode;
import io.trunkline.telephony.WireName;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Component
class SqlImports implements Imports {
    /// Of the errors in a report. The file of failed rows has all of them.
    private static final int MAX_ERRORS = 10_000;

    private static final String INSERT = """
            INSERT INTO did_import (id, tenant_id, created_at, created_by, report, failed_rows, mode, encoding,
                separator, rows, created, updated, unchanged, failed, duplicates, finished_at)
            VALUES (:id, :tenant, :createdAt, :createdBy, :report, :failedRows, :mode, :encoding, :separator,
                :rows, :created, :updated, :unchanged, :failed, :duplicates, :createdAt)
            """;
    static final String PROGRESS = """
            id, tenant_id, state, mode, created_at, created_by, started_at, worked_at, finished_at, rows, created,
            updated, unchanged, failed, duplicates, failure
            """;
    private static final String FIND = "SELECT " + PROGRESS + """
            FROM did_import WHERE id = :id AND (CAST(:tenant AS UUID) IS NULL OR tenant_id = :tenant)
            """;
    private static final String FIND_ALL = "SELECT " + PROGRESS + "FROM did_import WHERE id = ANY (:ids)";
    private static final String REPORT = """
            SELECT id, report, encoding, separator, created, updated, unchanged, failed, duplicates FROM did_import
            WHERE id = :id
            """;
    private static final String ERRORS = "SELECT errors FROM did_import_failure WHERE import_id = :id ORDER BY page";
    private static final String FAILED_ROWS = "SELECT failed_rows, header FROM did_import WHERE id = :id";
    private static final String FAILED_ROWS_OF_NEXT_PAGE = """
            SELECT page, failed_rows FROM did_import_failure WHERE import_id = :id AND page > :after
            ORDER BY page LIMIT 1
            """;
    private static final String DELETE_OLD = """
            DELETE FROM did_import
            WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM did_import WHERE created_at < :before
                ORDER BY created_at LIMIT 200 FOR UPDATE SKIP LOCKED))
            """;
    private static final Map<String, SortKey> SORT_KEYS = Map.of("createdAt", SortKey.time("created_at"));

    private final DatabaseClient database;
    private final JsonMapper json;

    SqlImports(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public Mono<Void> insert(RequestedImport done) {
        var report = done.report();
        return database.sql(INSERT)
                .bind("id", done.target().importId())
                .bind("tenant", done.target().tenant().value())
                .bind("createdAt", done.at())
                .bind("createdBy", done.target().by().username())
                .bind("report", Binds.json(json.writeValueAsString(report)))
                .bind("failedRows", done.failedRows())
                .bind("mode", done.target().mode().name())
                .bind("encoding", report.encoding())
                .bind("separator", report.separator())
                .bind("rows", report.success() + report.failed() + report.duplicates())
                .bind("created", report.created())
                .bind("updated", report.updated())
                .bind("unchanged", report.unchanged())
                .bind("failed", report.failed())
                .bind("duplicates", report.duplicates())
                .then();
    }

    @Override
    public Mono<ImportProgress> find(UUID id, Optional<TenantId> tenant) {
        return database.sql(FIND)
                .bind("id", id)
                .bind("tenant", Binds.orNull(tenant.map(TenantId::value), UUID.class))
                .map(RowReader.with(SqlImports::progress))
                .one();
    }

    @Override
    public Mono<List<ImportProgress>> findAll(Collection<UUID> ids) {
        return database.sql(FIND_ALL)
                .bind("ids", Binds.uuids(ids))
                .map(RowReader.with(SqlImports::progress))
                .all()
                .collectList();
    }

    @Override
    public Mono<Page<ImportProgress>> list(Optional<TenantId> tenant, List<ImportState> states, PageRequest page) {
        return new SqlListQuery(PROGRESS, "did_import", "id")
                .where("tenant_id = :tenant", "tenant", tenant.map(TenantId::value))
                .whereAny("state", "states", states.stream().map(Enum::name).toList())
                .page(database, SORT_KEYS, page, SqlImports::progress);
    }

    static ImportProgress progress(RowReader row) {
        long imported = row.bigint("created") + row.bigint("updated") + row.bigint("unchanged");
        long read = imported + row.bigint("failed") + row.bigint("duplicates");
        var started = row.instantOrNull("started_at");
        var finished = row.instantOrNull("finished_at");
        return new ImportProgress(
                row.uuid("id"),
                row.uuid("tenant_id"),
                row.enumValue("state", ImportState.class).wireName(),
                WireName.of(row.enumValue("mode", Mode.class)),
                row.instant("created_at"),
                row.text("created_by"),
                started,
                finished,
                row.bigint("rows"),
                read,
                imported,
                row.bigint("failed"),
                row.bigint("duplicates"),
                row.bigint("created"),
                row.bigint("updated"),
                row.bigint("unchanged"),
                ImportProgress.rowsPerSecond(read, started, row.instantOrNull("worked_at")),
                row.textOrNull("failure"));
    }

    @Override
    public Mono<ImportReport> report(UUID id) {
        return database.sql(REPORT)
                .bind("id", id)
                .map(RowReader.with(this::report))
                .one()
                .flatMap(report -> report.failed() == 0 || !report.errors().isEmpty()
                        ? Mono.just(report)
                        : errors(id).map(report::withErrors));
    }

    private ImportReport report(RowReader row) {
        var stored = row.jsonOrNull("report");
        if (stored != null) {
            return json.readValue(stored, ImportReport.class);
        }
        long success = row.bigint("created") + row.bigint("updated") + row.bigint("unchanged");
        return new ImportReport(
                row.uuid("id"),
                row.bigint("failed") == 0,
                success,
                row.bigint("failed"),
                row.bigint("duplicates"),
                row.bigint("created"),
                row.bigint("updated"),
                row.bigint("unchanged"),
                row.text("encoding"),
                row.text("separator"),
                List.of());
    }

    private Mono<List<RowError>> errors(UUID id) {
        return database.sql(ERRORS)
                .bind("id", id)
                .map(RowReader.with(row -> json.readValue(row.json("errors"), RowError[].class)))
                .all()
                .concatMapIterable(Arrays::asList)
                .take(MAX_ERRORS)
                .collectList();
    }

    @Override
    public Flux<String> failedRows(UUID id) {
        return database.sql(FAILED_ROWS)
                .bind("id", id)
                .map(RowReader.with(
                        row -> new FailedFile(Optional.ofNullable(row.textOrNull("failed_rows")), row.texts("header"))))
                .one()
                .flatMapMany(
                        file -> file.whole().map(Flux::just).orElseGet(() -> failedRowsOfPages(id, file.header())));
    }

    /// @param whole of an import within a request
    private record FailedFile(Optional<String> whole, List<String> header) {}

    private record FailedPage(int page, String rows) {}

    /// Page by page, as the client reads.
    private Flux<String> failedRowsOfPages(UUID id, List<String> header) {
        return failedRowsAfter(id, 0)
                .expand(page -> failedRowsAfter(id, page.page()))
                .map(FailedPage::rows)
                .index()
                .map(rows -> rows.getT1() == 0 ? FailedRows.header(header) + rows.getT2() : rows.getT2());
    }

    private Mono<FailedPage> failedRowsAfter(UUID id, int page) {
        return database.sql(FAILED_ROWS_OF_NEXT_PAGE)
                .bind("id", id)
                .bind("after", page)
                .map(RowReader.with(row -> new FailedPage(row.integer("page"), row.text("failed_rows"))))
                .one();
    }

    /// Deletes old imports. Their numbers, and the counts in the audit log, stay.
    @Configuration(proxyBeanMethods = false)
    static class Retention {
        private static final Duration KEEP = Duration.ofDays(30);

        @Bean
        RetentionRule importRetention(DatabaseClient database) {
            return new SqlRetentionRule("imports", KEEP, database, DELETE_OLD);
        }
    }
}
