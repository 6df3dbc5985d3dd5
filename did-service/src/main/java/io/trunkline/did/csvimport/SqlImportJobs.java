package io.trunkline.did.csvimport;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.data.rows.RowUpdates;
import io.trunkline.did.csvimport.ApplyFile.Target;
import io.trunkline.did.csvimport.domain.LargeFile;
import io.trunkline.did.csvimport.domain.LargeFile.Opened;
import io.trunkline.did.csvimport.domain.LargeFile.Position;
import io.trunkline.did.numbers.ApplyRows.Mode;
import io.trunkline.did.numbers.domain.DidStatus;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.web.security.CurrentUser;
import io.trunkline.web.security.Role;
import io.trunkline.web.security.Scopes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// The progress of imports in the background.
@Component
class SqlImportJobs {
    private static final String BEGIN = """
            INSERT INTO did_import (id, tenant_id, created_at, created_by, author, mode, new_status, state,
                worked_at)
            SELECT :id, :tenant, :now, :createdBy, :author, :mode, :newStatus, 'RECEIVING', :now
            WHERE (SELECT count(*) FROM did_import
                WHERE tenant_id = :tenant AND state IN ('RECEIVING', 'RUNNING')) < :most
            """;
    private static final String START = """
            UPDATE did_import SET state = 'RUNNING', mapping = :mapping, size = :size, encoding = :encoding,
                separator = :separator, header = :header, next_byte = :nextByte, next_line = :nextLine, rows = :rows,
                worked_at = :now
            WHERE id = :id AND state = 'RECEIVING'
            RETURNING
            """ + SqlImports.PROGRESS;
    private static final String DELETE = "DELETE FROM did_import WHERE id = :id";

    /// Imports take turns. Another replica that has locked one works on it.
    private static final String CLAIM = """
            SELECT id, tenant_id, author, mode, new_status, mapping, size, encoding, separator, header, next_byte,
                next_line, pages
            FROM did_import WHERE state = 'RUNNING'
            ORDER BY worked_at, id LIMIT 1
            FOR UPDATE SKIP LOCKED
            """;
    private static final String LIMIT_STATEMENTS = "SELECT set_config('statement_timeout', :millis, true)";
    private static final String ADVANCE = """
            UPDATE did_import SET state = CASE WHEN :isLast THEN 'DONE' ELSE state END,
                next_byte = :nextByte, next_line = :nextLine, pages = pages + 1,
                created = created + :created, updated = updated + :updated, unchanged = unchanged + :unchanged,
                failed = failed + :failed, duplicates = duplicates + :duplicates, failures = 0,
                started_at = coalesce(started_at, :startedAt), worked_at = :now,
                finished_at = CASE WHEN :isLast THEN CAST(:now AS timestamptz) END
            WHERE id = :id
            RETURNING
            """ + SqlImports.PROGRESS;
    private static final String ADD_FAILURES = """
            INSERT INTO did_import_failure (import_id, page, errors, failed_rows)
            VALUES (:id, :page, :errors, :failedRows)
            """;
    private static final String END = """
            UPDATE did_import SET state = :state, failure = :failure, finished_at = :now
            WHERE id = :id AND state IN ('RECEIVING', 'RUNNING')
            RETURNING
            """ + SqlImports.PROGRESS;
    private static final String COUNT_FAILURE = """
            UPDATE did_import SET failures = failures + 1, worked_at = :now WHERE id = :id RETURNING failures
            """;
    private static final String FAIL_INTERRUPTED = """
            UPDATE did_import SET state = 'FAILED', failure = 'upload', finished_at = :now
            WHERE id IN (SELECT id FROM did_import WHERE state = 'RECEIVING' AND worked_at < :before
                ORDER BY worked_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id
            """;
    private static final String DELETE_PARTS = "DELETE FROM did_import_part WHERE import_id = :id";

    private final DatabaseClient database;
    private final JsonMapper json;

    SqlImportJobs(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /// The user of an import. What a token says beyond that matters to the request only.
    private record Author(
            String userId,
            String username,
            String role,
            @Nullable UUID tenantId,
            boolean isApiKey) {
        static Author of(CurrentUser user) {
            return new Author(
                    user.userId(),
                    user.username(),
                    user.role().wireName(),
                    user.tenantId().orElse(null),
                    user.scopes().isApiKey());
        }

        CurrentUser toUser() {
            return new CurrentUser(
                    userId,
                    username,
                    Role.of(role).orElseThrow(),
                    Optional.ofNullable(tenantId),
                    isApiKey ? Scopes.ofApiKey() : Scopes.ofUser());
        }
    }

    /// @param most how many imports of the tenant may be in progress
    /// @return false if there are that many
    Mono<Boolean> begin(Target target, Instant now, int most) {
        return RowUpdates.changedAny(database.sql(BEGIN)
                .bind("id", target.importId())
                .bind("tenant", target.tenant().value())
                .bind("now", now)
                .bind("createdBy", target.by().username())
                .bind("author", Binds.json(json.writeValueAsString(Author.of(target.by()))))
                .bind("mode", target.mode().name())
                .bind("newStatus", target.newStatus().name())
                .bind("most", most));
    }

    /// What is known about a file when it was received.
    ///
    /// @param size in bytes
    record CheckedFile(@Nullable String mapping, long size, Opened opened, long rows) {}

    /// @return empty if the import has ended meanwhile
    Mono<ImportProgress> start(UUID id, CheckedFile file, Instant now) {
        LargeFile layout = file.opened().file();
        return database.sql(START)
                .bind("id", id)
                .bind("mapping", Binds.orNull(file.mapping(), String.class))
                .bind("size", file.size())
                .bind("encoding", layout.encoding())
                .bind("separator", String.valueOf(layout.separator()))
                .bind("header", Binds.texts(layout.header()))
                .bind("nextByte", file.opened().rows().offset())
                .bind("nextLine", file.opened().rows().line())
                .bind("rows", file.rows())
                .bind("now", now)
                .map(RowReader.with(SqlImports::progress))
                .one();
    }

    /// Deletes an import and its file.
    Mono<Void> delete(UUID id) {
        return database.sql(DELETE).bind("id", id).then();
    }

    /// Locks the import whose next page is imported next, until the transaction ends.
    Mono<ImportJob> claim() {
        return database.sql(CLAIM).map(RowReader.with(this::job)).one();
    }

    private ImportJob job(RowReader row) {
        return new ImportJob(
                new Target(
                        json.readValue(row.json("author"), Author.class).toUser(),
                        new TenantId(row.uuid("tenant_id")),
                        row.enumValue("mode", Mode.class),
                        row.enumValue("new_status", DidStatus.class),
                        row.uuid("id")),
                row.textOrNull("mapping"),
                row.bigint("size"),
                row.text("encoding"),
                row.text("separator").charAt(0),
                row.texts("header"),
                new Position(row.bigint("next_byte"), row.bigint("next_line")),
                row.integer("pages"));
    }

    /// For the rest of the transaction.
    Mono<Void> limitStatements(Duration limit) {
        return database.sql(LIMIT_STATEMENTS)
                .bind("millis", Long.toString(limit.toMillis()))
                .then();
    }

    /// @param started when the work on the page began
    record ImportedPage(ImportReport report, String failedRows, Position next, boolean isLast, Instant started) {}

    /// Stores what became of a page.
    Mono<ImportProgress> advance(ImportJob job, ImportedPage page, Instant now) {
        var report = page.report();
        var advanced = database.sql(ADVANCE)
                .bind("id", job.target().importId())
                .bind("isLast", page.isLast())
                .bind("nextByte", page.next().offset())
                .bind("nextLine", page.next().line())
                .bind("created", report.created())
                .bind("updated", report.updated())
                .bind("unchanged", report.unchanged())
                .bind("failed", report.failed())
                .bind("duplicates", report.duplicates())
                .bind("startedAt", page.started())
                .bind("now", now)
                .map(RowReader.with(SqlImports::progress))
                .one();
        return report.failed() == 0 ? advanced : addFailures(job, page).then(advanced);
    }

    private Mono<Void> addFailures(ImportJob job, ImportedPage page) {
        return database.sql(ADD_FAILURES)
                .bind("id", job.target().importId())
                .bind("page", job.pages() + 1)
                .bind("errors", Binds.json(json.writeValueAsString(page.report().errors())))
                .bind("failedRows", page.failedRows())
                .then();
    }

    /// Ends an import before its last row, and deletes its file.
    ///
    /// @param failure null unless it failed
    /// @return empty if it has ended before
    Mono<ImportProgress> end(UUID id, ImportState state, @Nullable String failure, Instant now) {
        return database.sql(END)
                .bind("id", id)
                .bind("state", state.name())
                .bind("failure", Binds.orNull(failure, String.class))
                .bind("now", now)
                .map(RowReader.with(SqlImports::progress))
                .one()
                .delayUntil(_ -> deleteFile(id));
    }

    /// @return how often in a row its next page could not be imported
    Mono<Integer> countFailure(UUID id, Instant now) {
        return database.sql(COUNT_FAILURE)
                .bind("id", id)
                .bind("now", now)
                .map(RowReader.with(row -> row.integer("failures")))
                .one();
    }

    /// Ends an import whose file has not been received any further for a while, and deletes what there is of it.
    ///
    /// @return whether there was one
    Mono<Boolean> failInterrupted(Instant before, Instant now) {
        return database.sql(FAIL_INTERRUPTED)
                .bind("before", before)
                .bind("now", now)
                .map(RowReader.with(row -> row.uuid("id")))
                .one()
                .flatMap(id -> deleteFile(id).thenReturn(true))
                .defaultIfEmpty(false);
    }

    Mono<Void> deleteFile(UUID id) {
        return database.sql(DELETE_PARTS).bind("id", id).then();
    }
}
