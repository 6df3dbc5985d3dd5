package io.trunkline.ami.cel;

import io.trunkline.ami.cel.domain.CelRow;
import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class SqlCelTable implements CelTable {

    private static final String COLUMNS = """
            SELECT id, eventtype, eventtime, channame, uniqueid, linkedid, userfield, cid_num, exten,
                   CASE WHEN extra IS JSON OBJECT THEN (CAST(extra AS json) ->> 'hangupcause') END AS cause,
                   CASE WHEN extra IS JSON OBJECT THEN (CAST(extra AS json) ->> 'hangupsource') END AS hangup_source,
                   CASE WHEN extra IS JSON OBJECT THEN (CAST(extra AS json) ->> 'dialstatus') END AS dialstatus
            FROM cel
            """;

    /// Several bridges share the table; each reads the rows of its own node.
    private static final String UNPUBLISHED = COLUMNS + """
            WHERE NOT published AND inserted_at < :before AND starts_with(linkedid, :node || '-')
            ORDER BY inserted_at, id
            LIMIT :limit
            """;

    private static final String ROWS_OF_CALLS = COLUMNS + """
            WHERE linkedid = ANY (CAST(:linkedIds AS text[]))
            ORDER BY eventtime, id
            """;

    private static final String MARK_PUBLISHED =
            "UPDATE cel SET published = true WHERE id = ANY (CAST(:ids AS bigint[])) AND NOT published";

    private final DatabaseClient database;

    SqlCelTable(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<List<CelRow>> unpublished(String node, Instant insertedBefore, int limit) {
        return database.sql(UNPUBLISHED)
                .bind("node", node)
                .bind("before", insertedBefore)
                .bind("limit", limit)
                .map(RowReader.with(SqlCelTable::celRow))
                .all()
                .collectList();
    }

    @Override
    public Mono<List<CelRow>> rowsOfCalls(Collection<String> linkedIds) {
        return linkedIds.isEmpty()
                ? Mono.just(List.of())
                : database.sql(ROWS_OF_CALLS)
                        .bind("linkedIds", Binds.texts(linkedIds))
                        .map(RowReader.with(SqlCelTable::celRow))
                        .all()
                        .collectList();
    }

    @Override
    public Mono<Void> markPublished(Collection<CelRow> rows) {
        return rows.isEmpty()
                ? Mono.empty()
                : database.sql(MARK_PUBLISHED)
                        .bind("ids", Binds.bigints(rows, CelRow::id))
                        .then();
    }

    private static CelRow celRow(RowReader row) {
        return new CelRow(
                row.bigint("id"),
                textOrEmpty(row, "eventtype"),
                row.required("eventtime", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                textOrEmpty(row, "channame"),
                textOrEmpty(row, "uniqueid"),
                textOrEmpty(row, "linkedid"),
                emptyToNull(row, "userfield"),
                emptyToNull(row, "cid_num"),
                emptyToNull(row, "exten"),
                cause(emptyToNull(row, "cause")),
                row.textOrNull("hangup_source"),
                emptyToNull(row, "dialstatus"));
    }

    private static String textOrEmpty(RowReader row, String column) {
        String value = row.textOrNull(column);
        return value == null ? "" : value;
    }

    private static @Nullable String emptyToNull(RowReader row, String column) {
        String value = textOrEmpty(row, column);
        return value.isEmpty() ? null : value;
    }

    private static @Nullable Integer cause(@Nullable String text) {
        return text != null && text.matches("\\d{1,3}") ? Integer.valueOf(text) : null;
    }
}
