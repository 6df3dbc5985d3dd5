package io.trunkline.ami.cel;

import io.r2dbc.spi.Readable;
import io.trunkline.ami.cel.domain.CelRow;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class SqlCelTable implements CelTable {

    private static final String COLUMNS = """
            SELECT id, eventtype, eventtime, channame, uniqueid, linkedid, userfield, cid_num, exten,
                   CASE WHEN extra IS JSON OBJECT THEN (CAST(extra AS json) ->> 'hangupcause') END AS cause,
                   CASE WHEN extra IS JSON OBJECT THEN (CAST(extra AS json) ->> 'dialstatus') END AS dialstatus
            FROM cel
            """;

    /// Rows of nodes that are not ours are another bridge's.
    private static final String UNPUBLISHED = COLUMNS + """
            WHERE NOT told AND inserted_at < :before AND starts_with(linkedid, :node || '-')
            ORDER BY inserted_at, id
            LIMIT :most
            FOR UPDATE SKIP LOCKED
            """;

    private static final String ROWS_OF_CALLS = COLUMNS + """
            WHERE linkedid = ANY (CAST(:linkedIds AS text[]))
            ORDER BY eventtime, id
            """;

    private static final String MARK_PUBLISHED = "UPDATE cel SET told = true WHERE id = ANY (CAST(:ids AS bigint[]))";

    private static final String DELETE_OLD = """
            DELETE FROM cel
            WHERE id IN (SELECT id FROM cel WHERE inserted_at < :before ORDER BY inserted_at LIMIT 5000)
            """;

    private final DatabaseClient database;

    SqlCelTable(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<List<CelRow>> unpublished(String node, Instant before, int most) {
        return database.sql(UNPUBLISHED)
                .bind("node", node)
                .bind("before", utc(before))
                .bind("most", most)
                .map(SqlCelTable::row)
                .all()
                .collectList();
    }

    @Override
    public Mono<List<CelRow>> rowsOfCalls(Collection<String> linkedIds) {
        return database.sql(ROWS_OF_CALLS)
                .bind("linkedIds", linkedIds.toArray(String[]::new))
                .map(SqlCelTable::row)
                .all()
                .collectList();
    }

    @Override
    public Mono<Void> markPublished(Collection<CelRow> rows) {
        return database.sql(MARK_PUBLISHED)
                .bind("ids", rows.stream().map(CelRow::id).toArray(Long[]::new))
                .then();
    }

    @Override
    public Mono<Long> deleteBefore(Instant before) {
        return database.sql(DELETE_OLD).bind("before", utc(before)).fetch().rowsUpdated();
    }

    private static CelRow row(Readable row) {
        return new CelRow(
                Objects.requireNonNull(row.get("id", Long.class)),
                text(row, "eventtype"),
                Objects.requireNonNull(row.get("eventtime", LocalDateTime.class))
                        .toInstant(ZoneOffset.UTC),
                text(row, "channame"),
                text(row, "uniqueid"),
                text(row, "linkedid"),
                nonEmptyText(row, "userfield"),
                nonEmptyText(row, "cid_num"),
                nonEmptyText(row, "exten"),
                number(nonEmptyText(row, "cause")),
                nonEmptyText(row, "dialstatus"));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNullElse(row.get(column, String.class), "");
    }

    private static @Nullable String nonEmptyText(Readable row, String column) {
        String value = text(row, column);
        return value.isEmpty() ? null : value;
    }

    private static @Nullable Integer number(@Nullable String value) {
        return value != null && value.matches("\\d{1,3}") ? Integer.valueOf(value) : null;
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
