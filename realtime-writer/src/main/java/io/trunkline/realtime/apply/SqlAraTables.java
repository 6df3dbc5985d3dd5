package io.trunkline.realtime.apply;

import io.trunkline.data.rows.RowReader;
import io.trunkline.realtime.apply.domain.RowDifference;
import io.trunkline.realtime.ararows.domain.table.AraRow;
import io.trunkline.realtime.ararows.domain.table.AraTable;
import io.trunkline.realtime.ararows.domain.table.RowKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Each operation is one statement for all six tables, since a round trip within the transaction costs more than
/// the statement.
@Component
final class SqlAraTables implements AraTables {
    private static final String READ_ROWS = """
            SELECT 'ps_endpoints' AS table_name, id AS row_key, CAST(jsonb_strip_nulls(to_jsonb(t)) AS TEXT) AS columns
            FROM ps_endpoints t WHERE id = ANY (:endpoints)
            UNION ALL
            SELECT 'ps_aors', id, CAST(jsonb_strip_nulls(to_jsonb(t)) AS TEXT) FROM ps_aors t WHERE id = ANY (:aors)
            UNION ALL
            SELECT 'ps_auths', id, CAST(jsonb_strip_nulls(to_jsonb(t)) AS TEXT) FROM ps_auths t WHERE id = ANY (:auths)
            UNION ALL
            SELECT 'ps_endpoint_id_ips', id, CAST(jsonb_strip_nulls(to_jsonb(t)) AS TEXT)
            FROM ps_endpoint_id_ips t WHERE id = ANY (:identifies)
            UNION ALL
            SELECT 'ps_registrations', id, CAST(jsonb_strip_nulls(to_jsonb(t)) AS TEXT)
            FROM ps_registrations t WHERE id = ANY (:registrations)
            UNION ALL
            SELECT 'extensions', requested.key, CAST(to_jsonb(t) - 'id' AS TEXT)
            FROM unnest(:extensions) AS requested (key)
            JOIN extensions t ON t.context = split_part(requested.key, ',', 1) AND t.exten = split_part(requested.key, ',', 2)
                AND t.priority = CAST(split_part(requested.key, ',', 3) AS INTEGER)
            """;
    private static final String READ_ALL = """
            SELECT 'ps_endpoints' AS table_name, id AS row_key, CAST(jsonb_strip_nulls(to_jsonb(t)) AS TEXT) AS columns
            FROM ps_endpoints t
            UNION ALL
            SELECT 'ps_aors', id, CAST(jsonb_strip_nulls(to_jsonb(t)) AS TEXT) FROM ps_aors t
            UNION ALL
            SELECT 'ps_auths', id, CAST(jsonb_strip_nulls(to_jsonb(t)) AS TEXT) FROM ps_auths t
            UNION ALL
            SELECT 'ps_endpoint_id_ips', id, CAST(jsonb_strip_nulls(to_jsonb(t)) AS TEXT) FROM ps_endpoint_id_ips t
            UNION ALL
            SELECT 'ps_registrations', id, CAST(jsonb_strip_nulls(to_jsonb(t)) AS TEXT) FROM ps_registrations t
            UNION ALL
            SELECT 'extensions', concat_ws(',', context, exten, priority), CAST(to_jsonb(t) - 'id' AS TEXT)
            FROM extensions t
            """;
    private static final String REMOVE = """
            WITH endpoints AS (DELETE FROM ps_endpoints WHERE id = ANY (:endpoints)),
                aors AS (DELETE FROM ps_aors WHERE id = ANY (:aors)),
                auths AS (DELETE FROM ps_auths WHERE id = ANY (:auths)),
                identifies AS (DELETE FROM ps_endpoint_id_ips WHERE id = ANY (:identifies)),
                registrations AS (DELETE FROM ps_registrations WHERE id = ANY (:registrations))
            DELETE FROM extensions t USING unnest(:extensions) AS removed (key)
            WHERE t.context = split_part(removed.key, ',', 1) AND t.exten = split_part(removed.key, ',', 2)
                AND t.priority = CAST(split_part(removed.key, ',', 3) AS INTEGER)
            """;
    /// A new registration belongs to the node that is up for the longest time. Without one, it gets its node later.
    private static final String WRITE = """
            WITH incoming AS (
                    SELECT * FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r (table_name TEXT, columns jsonb)),
                endpoints AS (INSERT INTO ps_endpoints
                    SELECT p.* FROM incoming, jsonb_populate_record(CAST(NULL AS ps_endpoints), columns) p
                    WHERE table_name = 'ps_endpoints'),
                aors AS (INSERT INTO ps_aors
                    SELECT p.* FROM incoming, jsonb_populate_record(CAST(NULL AS ps_aors), columns) p
                    WHERE table_name = 'ps_aors'),
                auths AS (INSERT INTO ps_auths
                    SELECT p.* FROM incoming, jsonb_populate_record(CAST(NULL AS ps_auths), columns) p
                    WHERE table_name = 'ps_auths'),
                identifies AS (INSERT INTO ps_endpoint_id_ips
                    SELECT p.* FROM incoming, jsonb_populate_record(CAST(NULL AS ps_endpoint_id_ips), columns) p
                    WHERE table_name = 'ps_endpoint_id_ips'),
                registrations AS (INSERT INTO ps_registrations
                    SELECT p.* FROM incoming, jsonb_populate_record(CAST(NULL AS ps_registrations), columns) p
                    WHERE table_name = 'ps_registrations'),
                registration_nodes AS (INSERT INTO projection.registration_node (registration, node, since)
                    SELECT columns ->> 'id', n.name, clock_timestamp()
                    FROM incoming, (SELECT name FROM projection.node WHERE reachable_until > clock_timestamp()
                                    ORDER BY reachable_since, name LIMIT 1) n
                    WHERE table_name = 'ps_registrations'
                    ON CONFLICT (registration) DO NOTHING)
            INSERT INTO extensions (context, exten, priority, app, appdata)
            SELECT p.context, p.exten, p.priority, p.app, p.appdata
            FROM incoming, jsonb_populate_record(CAST(NULL AS extensions), columns) p
            WHERE table_name = 'extensions'
            """;
    /// Rows per statement, which has a timeout; a rebuild may write tens of thousands.
    private static final int STATEMENT_SIZE = 1_000;

    private final DatabaseClient database;

    SqlAraTables(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Map<RowKey, AraRow>> readRows(Collection<RowKey> keys) {
        return byKey(
                bindKeys(READ_ROWS, keys).map(RowReader.with(SqlAraTables::row)).all());
    }

    @Override
    public Mono<Map<RowKey, AraRow>> readAll() {
        return byKey(
                database.sql(READ_ALL).map(RowReader.with(SqlAraTables::row)).all());
    }

    @Override
    public Mono<Void> write(RowDifference difference) {
        return remove(difference.removed()).then(insert(difference.written()));
    }

    private Mono<Void> remove(Collection<RowKey> keys) {
        return keys.isEmpty() ? Mono.empty() : bindKeys(REMOVE, keys).then();
    }

    private Mono<Void> insert(List<AraRow> rows) {
        return Flux.fromIterable(rows)
                .buffer(STATEMENT_SIZE)
                .concatMap(this::insertBatch)
                .then();
    }

    private Mono<Void> insertBatch(List<AraRow> rows) {
        var json = rows.stream()
                .map(row -> Map.of("table_name", row.key().table().tableName(), "columns", row.columns()))
                .toList();
        return database.sql(WRITE).bind("rows", SqlAraRows.json(json)).then();
    }

    private DatabaseClient.GenericExecuteSpec bindKeys(String sql, Collection<RowKey> keys) {
        return database.sql(sql)
                .bind("endpoints", SqlAraRows.keys(AraTable.ENDPOINTS, keys))
                .bind("aors", SqlAraRows.keys(AraTable.AORS, keys))
                .bind("auths", SqlAraRows.keys(AraTable.AUTHS, keys))
                .bind("identifies", SqlAraRows.keys(AraTable.IDENTIFIES, keys))
                .bind("registrations", SqlAraRows.keys(AraTable.REGISTRATIONS, keys))
                .bind("extensions", SqlAraRows.keys(AraTable.EXTENSIONS, keys));
    }

    private static AraRow row(RowReader row) {
        return new AraRow(SqlAraRows.key(row), SqlAraRows.columns(row));
    }

    private static Mono<Map<RowKey, AraRow>> byKey(Flux<AraRow> rows) {
        return rows.collectList().map(all -> all.stream().collect(Collectors.toMap(AraRow::key, row -> row)));
    }
}
