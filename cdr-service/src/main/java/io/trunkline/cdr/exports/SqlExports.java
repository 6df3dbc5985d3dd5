package io.trunkline.cdr.exports;

import io.trunkline.cdr.callrecords.CallRecordLines;
import io.trunkline.cdr.callrecords.CallRecordLines.Format;
import io.trunkline.cdr.platform.TelephonyJson;
import io.trunkline.data.lists.SortKey;
import io.trunkline.data.lists.SqlListQuery;
import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Exports and the parts of their files.
@Component
class SqlExports {
    private static final String COLUMNS = """
            id, tenant_id, filters, oldest_first, format, state, next, parts, records, failure, created_at, finished_at
            """;

    /// Row-level security hides the exports of others.
    private static final String INSERT = """
            INSERT INTO call_record_exports (id, tenant_id, filters, oldest_first, format, state, created_at)
            SELECT :id, :tenantId, :filters, :oldestFirst, :format, 'WAITING', :createdAt
            WHERE (SELECT count(*) FROM call_record_exports WHERE tenant_id IS NOT DISTINCT FROM :tenantId) < :most
            """;
    private static final String FIND =
            "SELECT " + COLUMNS + "FROM call_record_exports WHERE id = :id AND created_at > :after";
    private static final String DELETE = "DELETE FROM call_record_exports WHERE id = :id";
    private static final String CONTENT = """
            SELECT content FROM call_record_export_parts WHERE export_id = :id AND part = :part
            """;

    /// Exports take turns.
    private static final String NEXT = "SELECT " + COLUMNS + """
            FROM call_record_exports WHERE state IN ('WAITING', 'RUNNING') ORDER BY written_at NULLS FIRST, id LIMIT 1
            """;

    /// One part is written at a time. A row lock would hold back the changes that are listed and counted while a
    /// part is read. The number means nothing.
    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(6120983475) AS locked";
    private static final String LIMIT_STATEMENTS = "SELECT set_config('statement_timeout', :millis, true)";

    private static final String USED_BYTES = "SELECT coalesce(sum(bytes), 0) AS bytes FROM call_record_exports";
    private static final String INSERT_PART = """
            INSERT INTO call_record_export_parts (export_id, part, content) VALUES (:id, :part, :content)
            """;
    private static final String ADD_PART = """
            UPDATE call_record_exports SET state = CASE WHEN CAST(:next AS text) IS NULL THEN 'DONE' ELSE 'RUNNING' END,
                next = :next, parts = parts + 1, records = records + :records, bytes = bytes + :bytes, failures = 0,
                written_at = :now, finished_at = CASE WHEN CAST(:next AS text) IS NULL THEN :now END
            WHERE id = :id
            """;
    private static final String FAIL = """
            UPDATE call_record_exports SET state = 'FAILED', failure = :failure, next = NULL, bytes = 0,
                finished_at = :now
            WHERE id = :id
            """;
    private static final String DELETE_PARTS = "DELETE FROM call_record_export_parts WHERE export_id = :id";
    private static final String COUNT_FAILURE = """
            UPDATE call_record_exports SET failures = failures + 1, written_at = :now WHERE id = :id RETURNING failures
            """;

    private static final Map<String, SortKey> SORT_KEYS = Map.of("createdAt", SortKey.time("created_at"));

    private static final JsonMapper JSON = TelephonyJson.mapper();

    private final DatabaseClient database;

    SqlExports(DatabaseClient database) {
        this.database = database;
    }

    /// @param most how many exports the tenant, or the admins and staff together, may have
    /// @return false if there are that many
    Mono<Boolean> insert(Export export, int most) {
        return database.sql(INSERT)
                .bind("id", export.id())
                .bind("tenantId", Binds.orNull(export.selection().sellerTenant(), UUID.class))
                .bind(
                        "filters",
                        Binds.json(JSON.writeValueAsString(export.selection().filters())))
                .bind("oldestFirst", export.selection().oldestFirst())
                .bind("format", export.format().name())
                .bind("createdAt", export.createdAt())
                .bind("most", most)
                .fetch()
                .rowsUpdated()
                .map(inserted -> inserted > 0);
    }

    /// @param after exports created earlier have expired
    Mono<Export> find(UUID id, Instant after) {
        return database.sql(FIND)
                .bind("id", id)
                .bind("after", after)
                .map(RowReader.with(SqlExports::export))
                .one();
    }

    /// @param states empty for all
    /// @param after exports created earlier have expired
    Mono<Page<Export>> list(List<Export.State> states, Instant after, PageRequest page) {
        return new SqlListQuery(COLUMNS, "call_record_exports", "id")
                .whereAny("state", "states", states.stream().map(Enum::name).toList())
                .where("created_at > :expired", "expired", after)
                .page(database, SORT_KEYS, page, SqlExports::export);
    }

    Mono<Boolean> delete(UUID id) {
        return database.sql(DELETE).bind("id", id).fetch().rowsUpdated().map(deleted -> deleted > 0);
    }

    /// @param part from 0
    Mono<byte[]> content(UUID id, int part) {
        return database.sql(CONTENT)
                .bind("id", id)
                .bind("part", part)
                .map(RowReader.with(row -> bytes(row.required("content", ByteBuffer.class))))
                .one();
    }

    /// The export that gets its next part next.
    Mono<Export> next() {
        return database.sql(NEXT).map(RowReader.with(SqlExports::export)).one();
    }

    /// Locks the writing of parts until the transaction ends.
    ///
    /// @return whether it was free
    Mono<Boolean> lock() {
        return database.sql(LOCK).map(RowReader.with(row -> row.bool("locked"))).one();
    }

    /// For the rest of the transaction.
    Mono<Void> limitStatements(Duration limit) {
        return database.sql(LIMIT_STATEMENTS)
                .bind("millis", Long.toString(limit.toMillis()))
                .then();
    }

    /// Of the stored parts of all exports.
    Mono<Long> usedBytes() {
        return database.sql(USED_BYTES)
                .map(RowReader.with(row -> row.required("bytes", Long.class)))
                .one();
    }

    Mono<Void> addPart(Export export, CallRecordLines.Part part, byte[] content, Instant now) {
        return database.sql(INSERT_PART)
                .bind("id", export.id())
                .bind("part", export.parts())
                .bind("content", ByteBuffer.wrap(content))
                .then()
                .then(database.sql(ADD_PART)
                        .bind("id", export.id())
                        .bind("next", Binds.orNull(part.next(), String.class))
                        .bind("records", (long) part.records())
                        .bind("bytes", (long) content.length)
                        .bind("now", now)
                        .then());
    }

    /// Ends an export without a file.
    Mono<Void> fail(UUID id, Export.Failure failure, Instant now) {
        return database.sql(FAIL)
                .bind("id", id)
                .bind("failure", failure.name())
                .bind("now", now)
                .then()
                .then(database.sql(DELETE_PARTS).bind("id", id).then());
    }

    /// @return how often in a row its next part could not be written
    Mono<Integer> countFailure(UUID id, Instant now) {
        return database.sql(COUNT_FAILURE)
                .bind("id", id)
                .bind("now", now)
                .map(RowReader.with(row -> row.integer("failures")))
                .one();
    }

    private static Export export(RowReader row) {
        return new Export(
                row.uuid("id"),
                new CallRecordLines.Selection(
                        JSON.readValue(row.json("filters"), new TypeReference<Map<String, List<String>>>() {}),
                        Optional.ofNullable(row.uuidOrNull("tenant_id")),
                        row.bool("oldest_first")),
                row.enumValue("format", Format.class),
                row.enumValue("state", Export.State.class),
                row.textOrNull("next"),
                row.integer("parts"),
                row.bigint("records"),
                row.enumValueOrNull("failure", Export.Failure.class),
                row.instant("created_at"),
                row.instantOrNull("finished_at"));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        var _ = buffer.get(bytes);
        return bytes;
    }
}
