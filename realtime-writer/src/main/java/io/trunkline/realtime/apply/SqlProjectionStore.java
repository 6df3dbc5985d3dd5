package io.trunkline.realtime.apply;

import io.trunkline.data.lists.SortKey;
import io.trunkline.data.lists.SqlListQuery;
import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.realtime.apply.domain.AppliedEntity;
import io.trunkline.realtime.apply.domain.RowClaim;
import io.trunkline.realtime.apply.domain.WriterLock;
import io.trunkline.realtime.ararows.domain.EntityKey;
import io.trunkline.realtime.ararows.domain.IdentifyingHost;
import io.trunkline.realtime.ararows.domain.table.DesiredRow;
import io.trunkline.realtime.ararows.domain.table.RowKey;
import io.trunkline.realtime.secrets.domain.SealedPassword;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// The schema `projection`.
@Component
final class SqlProjectionStore implements ProjectionStore {
    private static final String LOCK_WRITER = """
            UPDATE projection.writer SET sequence = sequence + :count
            RETURNING incarnation, sequence - :count + 1 AS first
            """;
    private static final String FIND_APPLIED = """
            SELECT kind, id, client, endpoint, version, rules, deleted, client_uri, server_uri, host, identify_rank,
                sequence, applied_at
            FROM projection.entity
            WHERE (kind, id) IN (SELECT kind, id FROM unnest(:kinds, CAST(:ids AS uuid[])) AS requested (kind, id))
            """;
    private static final String ENDPOINTS_OF = """
            SELECT kind, id, client, endpoint, version, rules, deleted, client_uri, server_uri, host, identify_rank,
                sequence, applied_at
            FROM projection.entity WHERE kind = 'CLIENT' AND (id = ANY (:clients) OR client = ANY (:clients))
            ORDER BY id
            """;
    private static final String WITH_ENDPOINTS = """
            SELECT kind, id, client, endpoint, version, rules, deleted, client_uri, server_uri, host, identify_rank,
                sequence, applied_at
            FROM projection.entity WHERE endpoint = ANY (:endpoints) AND NOT deleted
            ORDER BY kind, id
            """;
    private static final String WITH_HOSTS = """
            SELECT kind, id, client, endpoint, version, rules, deleted, client_uri, server_uri, host, identify_rank,
                sequence, applied_at
            FROM projection.entity WHERE host = ANY (:hosts) AND NOT deleted
            ORDER BY kind, id
            """;
    private static final String LISTED_COLUMNS =
            "kind, id, client, endpoint, version, rules, deleted, client_uri, server_uri, host, identify_rank,"
                    + " sequence, applied_at";
    private static final Map<String, SortKey> SORT_KEYS =
            Map.of("kind", SortKey.text("kind"), "appliedAt", SortKey.time("applied_at"));
    private static final String CLAIMS = """
            SELECT kind, id, table_name, row_key, CAST(columns AS TEXT) AS columns, sealed, opens_with, sequence
            FROM projection.wanted
            WHERE (table_name, row_key) IN (
                SELECT table_name, row_key FROM projection.wanted
                WHERE (kind, id) IN (SELECT kind, id FROM unnest(:kinds, CAST(:ids AS uuid[])) AS changed (kind, id))
                UNION ALL
                SELECT table_name, row_key FROM unnest(:tables, :keys) AS requested (table_name, row_key))
            """;
    private static final String ALL_CLAIMS = """
            SELECT kind, id, table_name, row_key, CAST(columns AS TEXT) AS columns, sealed, opens_with, sequence
            FROM projection.wanted
            """;
    private static final String SAVE = """
            WITH entities AS (
                    SELECT * FROM jsonb_to_recordset(CAST(:entities AS jsonb)) AS e (kind TEXT, id UUID, client UUID,
                        endpoint TEXT, version BIGINT, rules INTEGER, deleted BOOLEAN, client_uri TEXT,
                        server_uri TEXT, host TEXT, identify_rank TEXT, sequence BIGINT, applied_at TIMESTAMPTZ)),
                claims AS (
                    SELECT * FROM jsonb_to_recordset(CAST(:claims AS jsonb)) AS c (kind TEXT, id UUID, table_name TEXT,
                        row_key TEXT, columns jsonb, sealed TEXT, opens_with TEXT, sequence BIGINT)),
                known AS (
                    INSERT INTO projection.entity (kind, id, client, endpoint, version, rules, deleted, client_uri,
                        server_uri, host, identify_rank, sequence, applied_at)
                    SELECT kind, id, client, endpoint, version, rules, deleted, client_uri, server_uri, host,
                        identify_rank, sequence, applied_at
                    FROM entities
                    ON CONFLICT (kind, id) DO UPDATE SET endpoint = EXCLUDED.endpoint, version = EXCLUDED.version,
                        rules = EXCLUDED.rules, deleted = EXCLUDED.deleted, client_uri = EXCLUDED.client_uri,
                        server_uri = EXCLUDED.server_uri, host = EXCLUDED.host,
                        identify_rank = EXCLUDED.identify_rank, sequence = EXCLUDED.sequence,
                        applied_at = EXCLUDED.applied_at),
                released AS (
                    DELETE FROM projection.wanted w USING entities e WHERE w.kind = e.kind AND w.id = e.id
                        AND NOT EXISTS (SELECT FROM claims c WHERE c.kind = w.kind AND c.id = w.id
                            AND c.table_name = w.table_name AND c.row_key = w.row_key))
            INSERT INTO projection.wanted (kind, id, table_name, row_key, columns, sealed, opens_with, sequence)
            SELECT kind, id, table_name, row_key, columns, sealed, opens_with, sequence FROM claims
            ON CONFLICT (kind, id, table_name, row_key) DO UPDATE SET columns = EXCLUDED.columns,
                sealed = EXCLUDED.sealed, opens_with = EXCLUDED.opens_with, sequence = EXCLUDED.sequence
            """;

    private final DatabaseClient database;

    SqlProjectionStore(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<WriterLock> lockWriter(int count) {
        return database.sql(LOCK_WRITER)
                .bind("count", (long) count)
                .map(RowReader.with(
                        row -> new WriterLock(Instant.ofEpochMilli(row.bigint("incarnation")), row.bigint("first"))))
                .one();
    }

    @Override
    public Mono<Map<EntityKey, AppliedEntity>> findApplied(Collection<EntityKey> entities) {
        return bindEntities(FIND_APPLIED, entities)
                .map(RowReader.with(SqlProjectionStore::appliedEntity))
                .all()
                .collectList()
                .map(all -> all.stream().collect(Collectors.toMap(AppliedEntity::key, applied -> applied)));
    }

    @Override
    public Mono<List<AppliedEntity>> endpointsOf(Collection<UUID> clients) {
        return clients.isEmpty()
                ? Mono.just(List.of())
                : database.sql(ENDPOINTS_OF)
                        .bind("clients", Binds.uuids(clients))
                        .map(RowReader.with(SqlProjectionStore::appliedEntity))
                        .all()
                        .collectList();
    }

    @Override
    public Mono<List<AppliedEntity>> withEndpoints(Collection<String> endpointIds) {
        return database.sql(WITH_ENDPOINTS)
                .bind("endpoints", endpointIds.toArray(String[]::new))
                .map(RowReader.with(SqlProjectionStore::appliedEntity))
                .all()
                .collectList();
    }

    @Override
    public Mono<List<AppliedEntity>> withHosts(Collection<String> hosts) {
        return database.sql(WITH_HOSTS)
                .bind("hosts", Binds.texts(hosts))
                .map(RowReader.with(SqlProjectionStore::appliedEntity))
                .all()
                .collectList();
    }

    @Override
    public Mono<Page<AppliedEntity>> listApplied(AppliedFilter filter, PageRequest page) {
        return new SqlListQuery(LISTED_COLUMNS, "projection.entity", "id")
                .whereAny(
                        "kind", "kinds", filter.kinds().stream().map(Enum::name).toList())
                .where("endpoint = :endpoint", "endpoint", filter.endpointId())
                .where("deleted = :deleted", "deleted", filter.deleted())
                .page(database, SORT_KEYS, page, SqlProjectionStore::appliedEntity);
    }

    @Override
    public Mono<List<RowClaim>> claims(Collection<EntityKey> entities, Collection<RowKey> keys) {
        return bindEntities(CLAIMS, entities)
                .bind("tables", Binds.texts(keys, key -> key.table().tableName()))
                .bind("keys", Binds.texts(keys, RowKey::key))
                .map(RowReader.with(SqlProjectionStore::claim))
                .all()
                .collectList();
    }

    @Override
    public Mono<List<RowClaim>> claims() {
        return database.sql(ALL_CLAIMS)
                .map(RowReader.with(SqlProjectionStore::claim))
                .all()
                .collectList();
    }

    @Override
    public Mono<Void> save(List<AppliedEntity> applied, List<RowClaim> claims) {
        return database.sql(SAVE)
                .bind("entities", SqlProjectionJson.entities(applied))
                .bind("claims", SqlProjectionJson.claims(claims))
                .then();
    }

    private DatabaseClient.GenericExecuteSpec bindEntities(String sql, Collection<EntityKey> entities) {
        return database.sql(sql)
                .bind("kinds", Binds.texts(entities, key -> key.kind().name()))
                .bind("ids", Binds.texts(entities, key -> key.id().toString()));
    }

    private static EntityKey owner(RowReader row) {
        return new EntityKey(row.enumValue("kind", EntityKey.Kind.class), row.uuid("id"));
    }

    private static AppliedEntity appliedEntity(RowReader row) {
        return new AppliedEntity(
                owner(row),
                row.uuidOrNull("client"),
                row.textOrNull("endpoint"),
                row.bigint("version"),
                row.integer("rules"),
                row.bool("deleted"),
                row.textOrNull("client_uri"),
                row.textOrNull("server_uri"),
                identifyingHost(row),
                row.bigint("sequence"),
                row.instant("applied_at"));
    }

    private static @Nullable IdentifyingHost identifyingHost(RowReader row) {
        String host = row.textOrNull("host");
        return host == null ? null : new IdentifyingHost(host, row.text("identify_rank"));
    }

    private static RowClaim claim(RowReader row) {
        String ciphertext = row.textOrNull("sealed");
        SealedPassword password = ciphertext == null ? null : new SealedPassword(ciphertext, row.text("opens_with"));
        return new RowClaim(
                owner(row),
                new DesiredRow(SqlAraRows.key(row), SqlAraRows.columns(row), password),
                row.bigint("sequence"));
    }
}
