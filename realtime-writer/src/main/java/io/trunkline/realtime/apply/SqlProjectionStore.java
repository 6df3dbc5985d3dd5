package io.trunkline.realtime.apply;

import io.r2dbc.spi.Readable;
import io.trunkline.realtime.apply.domain.RowClaim;
import io.trunkline.realtime.ararows.domain.EntityKey;
import io.trunkline.realtime.ararows.domain.table.DesiredRow;
import io.trunkline.realtime.ararows.domain.table.RowKey;
import io.trunkline.realtime.secrets.domain.SealedPassword;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// The schema `projection` over R2DBC.
@Component
final class SqlProjectionStore implements ProjectionStore {
    private static final String LOCK_WRITER = """
            UPDATE projection.writer SET sequence = sequence + :count
            RETURNING incarnation, sequence - :count + 1 AS first
            """;
    private static final String FIND_APPLIED = """
            SELECT kind, id, endpoint, version, rules, deleted, client_uri, server_uri, sequence, applied_at
            FROM projection.entity
            WHERE (kind, id) IN (SELECT kind, id FROM unnest(:kinds, CAST(:ids AS uuid[])) AS wanted (kind, id))
            """;
    private static final String LIST_APPLIED = """
            SELECT kind, id, endpoint, version, rules, deleted, client_uri, server_uri, sequence, applied_at
            FROM projection.entity
            WHERE (kind, id) > (:kind, CAST(:id AS uuid))
            ORDER BY kind, id LIMIT :limit
            """;
    private static final String CLAIMS = """
            SELECT kind, id, table_name, row_key, CAST(columns AS TEXT) AS columns, sealed, opens_with, sequence
            FROM projection.wanted
            WHERE (table_name, row_key) IN (
                SELECT table_name, row_key FROM projection.wanted
                WHERE (kind, id) IN (SELECT kind, id FROM unnest(:kinds, CAST(:ids AS uuid[])) AS mine (kind, id))
                UNION ALL
                SELECT table_name, row_key FROM unnest(:tables, :keys) AS asked (table_name, row_key))
            """;
    private static final String ALL_CLAIMS = """
            SELECT kind, id, table_name, row_key, CAST(columns AS TEXT) AS columns, sealed, opens_with, sequence
            FROM projection.wanted
            """;
    private static final String SAVE = """
            WITH entities AS (
                    SELECT * FROM jsonb_to_recordset(CAST(:entities AS jsonb)) AS e (kind TEXT, id UUID, endpoint TEXT,
                        version BIGINT, rules INTEGER, deleted BOOLEAN, client_uri TEXT, server_uri TEXT, sequence BIGINT,
                        applied_at TIMESTAMPTZ)),
                claims AS (
                    SELECT * FROM jsonb_to_recordset(CAST(:claims AS jsonb)) AS c (kind TEXT, id UUID, table_name TEXT,
                        row_key TEXT, columns jsonb, sealed TEXT, opens_with TEXT, sequence BIGINT)),
                known AS (
                    INSERT INTO projection.entity (kind, id, endpoint, version, rules, deleted, client_uri, server_uri,
                        sequence, applied_at)
                    SELECT kind, id, endpoint, version, rules, deleted, client_uri, server_uri, sequence, applied_at
                    FROM entities
                    ON CONFLICT (kind, id) DO UPDATE SET endpoint = EXCLUDED.endpoint, version = EXCLUDED.version, rules = EXCLUDED.rules,
                        deleted = EXCLUDED.deleted, client_uri = EXCLUDED.client_uri,
                        server_uri = EXCLUDED.server_uri, sequence = EXCLUDED.sequence,
                        applied_at = EXCLUDED.applied_at),
                given_up AS (
                    DELETE FROM projection.wanted w USING entities e WHERE w.kind = e.kind AND w.id = e.id
                        AND NOT EXISTS (SELECT FROM claims c WHERE c.kind = w.kind AND c.id = w.id
                            AND c.table_name = w.table_name AND c.row_key = w.row_key))
            INSERT INTO projection.wanted (kind, id, table_name, row_key, columns, sealed, opens_with, sequence)
            SELECT kind, id, table_name, row_key, columns, sealed, opens_with, sequence FROM claims
            ON CONFLICT (kind, id, table_name, row_key) DO UPDATE SET columns = EXCLUDED.columns,
                sealed = EXCLUDED.sealed, opens_with = EXCLUDED.opens_with, sequence = EXCLUDED.sequence
            """;
    private static final EntityKey LOWEST_KEY = new EntityKey(EntityKey.Kind.CARRIER, new UUID(0, 0));

    private final DatabaseClient database;

    SqlProjectionStore(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<WriterLock> lockWriter(int count) {
        return database.sql(LOCK_WRITER)
                .bind("count", (long) count)
                .map(row -> new WriterLock(Instant.ofEpochMilli(number(row, "incarnation")), number(row, "first")))
                .one();
    }

    @Override
    public Mono<Map<EntityKey, AppliedEntity>> findApplied(Collection<EntityKey> entities) {
        return bindEntities(FIND_APPLIED, entities)
                .map(SqlProjectionStore::appliedEntity)
                .all()
                .collectList()
                .map(all -> all.stream().collect(Collectors.toMap(AppliedEntity::key, applied -> applied)));
    }

    @Override
    public Mono<List<AppliedEntity>> listApplied(Optional<EntityKey> after, int limit) {
        EntityKey from = after.orElse(LOWEST_KEY);
        return database.sql(LIST_APPLIED)
                .bind("kind", from.kind().name())
                .bind("id", from.id())
                .bind("limit", limit)
                .map(SqlProjectionStore::appliedEntity)
                .all()
                .collectList();
    }

    @Override
    public Mono<List<RowClaim>> claims(Collection<EntityKey> entities, Collection<RowKey> keys) {
        return bindEntities(CLAIMS, entities)
                .bind(
                        "tables",
                        keys.stream().map(key -> key.table().tableName()).toArray(String[]::new))
                .bind("keys", keys.stream().map(RowKey::key).toArray(String[]::new))
                .map(SqlProjectionStore::claim)
                .all()
                .collectList();
    }

    @Override
    public Mono<List<RowClaim>> claims() {
        return database.sql(ALL_CLAIMS).map(SqlProjectionStore::claim).all().collectList();
    }

    @Override
    public Mono<Void> save(List<AppliedEntity> applied, List<RowClaim> claims) {
        return database.sql(SAVE)
                .bind(
                        "entities",
                        SqlAraRows.json(
                                applied.stream().map(SqlProjectionStore::fields).toList()))
                .bind(
                        "claims",
                        SqlAraRows.json(
                                claims.stream().map(SqlProjectionStore::fields).toList()))
                .then();
    }

    private DatabaseClient.GenericExecuteSpec bindEntities(String sql, Collection<EntityKey> entities) {
        return database.sql(sql)
                .bind("kinds", entities.stream().map(key -> key.kind().name()).toArray(String[]::new))
                .bind("ids", entities.stream().map(key -> key.id().toString()).toArray(String[]::new));
    }

    private static EntityKey owner(Readable row) {
        return new EntityKey(EntityKey.Kind.valueOf(SqlAraRows.text(row, "kind")), required(row, "id", UUID.class));
    }

    private static AppliedEntity appliedEntity(Readable row) {
        return new AppliedEntity(
                owner(row),
                row.get("endpoint", String.class),
                number(row, "version"),
                required(row, "rules", Integer.class),
                required(row, "deleted", Boolean.class),
                row.get("client_uri", String.class),
                row.get("server_uri", String.class),
                number(row, "sequence"),
                required(row, "applied_at", Instant.class));
    }

    private static RowClaim claim(Readable row) {
        String sealed = row.get("sealed", String.class);
        SealedPassword secret = sealed == null ? null : new SealedPassword(sealed, SqlAraRows.text(row, "opens_with"));
        return new RowClaim(
                owner(row),
                new DesiredRow(SqlAraRows.key(row), SqlAraRows.columns(row), secret),
                number(row, "sequence"));
    }

    private static Map<String, @Nullable Object> fields(AppliedEntity applied) {
        var fields = ownerFields(applied.key());
        fields.put("endpoint", applied.endpointId());
        fields.put("version", applied.version());
        fields.put("rules", applied.rulesVersion());
        fields.put("deleted", applied.deleted());
        fields.put("client_uri", applied.clientUri());
        fields.put("server_uri", applied.serverUri());
        fields.put("sequence", applied.sequence());
        fields.put("applied_at", applied.appliedAt().toString());
        return fields;
    }

    private static Map<String, @Nullable Object> fields(RowClaim claim) {
        var fields = ownerFields(claim.owner());
        fields.put("table_name", claim.row().key().table().tableName());
        fields.put("row_key", claim.row().key().key());
        fields.put("columns", claim.row().columns());
        SealedPassword secret = claim.row().sealedPassword();
        fields.put("sealed", secret == null ? null : secret.ciphertext());
        fields.put("opens_with", secret == null ? null : secret.associatedData());
        fields.put("sequence", claim.sequence());
        return fields;
    }

    private static Map<String, @Nullable Object> ownerFields(EntityKey owner) {
        var fields = new HashMap<String, @Nullable Object>();
        fields.put("kind", owner.kind().name());
        fields.put("id", owner.id().toString());
        return fields;
    }

    private static long number(Readable row, String column) {
        return required(row, column, Long.class);
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
