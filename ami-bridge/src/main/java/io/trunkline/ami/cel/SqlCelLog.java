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
final class SqlCelLog implements CelLog {

    private static final String COLUMNS = """
            SELECT id, eventtype, eventtime, channame, uniqueid, linkedid, userfield, cid_num, exten,
                   CASE WHEN extra IS JSON OBJECT THEN (CAST(extra AS json) ->> 'hangupcause') END AS cause,
                   CASE WHEN extra IS JSON OBJECT THEN (CAST(extra AS json) ->> 'dialstatus') END AS dialstatus
            FROM cel
            """;

    /// Rows of nodes that are not ours are another bridge's.
    private static final String UNTOLD = COLUMNS + """
            WHERE NOT told AND inserted_at < :before AND starts_with(linkedid, :node || '-')
            ORDER BY inserted_at, id
            LIMIT :most
            FOR UPDATE SKIP LOCKED
            """;

    private static final String OF_CALLS = COLUMNS + """
            WHERE linkedid = ANY (CAST(:linkedIds AS text[]))
            ORDER BY eventtime, id
            """;

    private static final String TOLD = "UPDATE cel SET told = true WHERE id = ANY (CAST(:ids AS bigint[]))";

    private static final String FORGET = """
            DELETE FROM cel
            WHERE id IN (SELECT id FROM cel WHERE inserted_at < :before ORDER BY inserted_at LIMIT 5000)
            """;

    private final DatabaseClient database;

    SqlCelLog(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<List<CelRow>> untold(String node, Instant before, int most) {
        return database.sql(UNTOLD)
                .bind("node", node)
                .bind("before", at(before))
                .bind("most", most)
                .map(SqlCelLog::row)
                .all()
                .collectList();
    }

    @Override
    public Mono<List<CelRow>> ofCalls(Collection<String> linkedIds) {
        return database.sql(OF_CALLS)
                .bind("linkedIds", linkedIds.toArray(String[]::new))
                .map(SqlCelLog::row)
                .all()
                .collectList();
    }

    @Override
    public Mono<Void> told(Collection<CelRow> rows) {
        return database.sql(TOLD)
                .bind("ids", rows.stream().map(CelRow::id).toArray(Long[]::new))
                .then();
    }

    @Override
    public Mono<Long> forget(Instant before) {
        return database.sql(FORGET).bind("before", at(before)).fetch().rowsUpdated();
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
                present(row, "userfield"),
                present(row, "cid_num"),
                present(row, "exten"),
                number(present(row, "cause")),
                present(row, "dialstatus"));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNullElse(row.get(column, String.class), "");
    }

    private static @Nullable String present(Readable row, String column) {
        String value = text(row, column);
        return value.isEmpty() ? null : value;
    }

    private static @Nullable Integer number(@Nullable String value) {
        return value != null && value.matches("\\d{1,3}") ? Integer.valueOf(value) : null;
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
