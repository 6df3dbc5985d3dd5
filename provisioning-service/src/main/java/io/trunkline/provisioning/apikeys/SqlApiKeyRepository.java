package io.trunkline.provisioning.apikeys;

import io.trunkline.data.lists.SortKey;
import io.trunkline.data.lists.SqlListQuery;
import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.provisioning.apikeys.domain.ApiKey;
import io.trunkline.provisioning.apikeys.domain.ApiKeySettings;
import io.trunkline.provisioning.platform.SqlEntityRows;
import io.trunkline.provisioning.users.domain.Role;
import io.trunkline.provisioning.validation.domain.WireName;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlApiKeyRepository implements ApiKeyRepository {
    private static final String COLUMNS = """
            id, version, name, role, tenant_id, scopes, expires_at, last_used_at, created_at, updated_at, deleted_at
            """;
    private static final String INSERT = """
            INSERT INTO api_keys (id, version, name, role, tenant_id, scopes, digest, expires_at, created_at, updated_at)
            VALUES (:id, :version, :name, :role, :tenantId, :scopes, :digest, :expiresAt, :createdAt, :updatedAt)
            """;
    private static final String DELETE = """
            UPDATE api_keys SET (version, updated_at, deleted_at) = (:version, :updatedAt, :updatedAt) WHERE id = :id
            """;
    private static final String FIND = "SELECT " + COLUMNS + """
            FROM api_keys
            WHERE id = :id AND deleted_at IS NULL
            """;
    private static final String FIND_BY_DIGEST = "SELECT " + COLUMNS + """
            FROM api_keys
            WHERE digest = :digest AND deleted_at IS NULL
            """;
    private static final String LOCK = FIND + """
            FOR UPDATE
            """;
    private static final String LOCK_OF_TENANT = "SELECT " + COLUMNS + """
            FROM api_keys
            WHERE tenant_id = :tenant AND deleted_at IS NULL
            ORDER BY id
            FOR UPDATE
            """;
    private static final String RECORD_USE = """
            UPDATE api_keys
            SET last_used_at = date_trunc('minute', :now::timestamptz)
            WHERE id = :id AND (last_used_at IS NULL OR last_used_at < date_trunc('minute', :now::timestamptz))
            """;
    private static final String LOCK_PAGE_FOR_SHARE = "SELECT " + COLUMNS + """
            FROM api_keys
            WHERE id > :after
            ORDER BY id
            LIMIT :limit
            FOR SHARE
            """;
    private static final String MATCHES_SEARCH = """
            strpos(lower(name), lower(:search)) > 0
            """;
    private static final Map<String, SortKey> SORT_KEYS =
            Map.of("name", SortKey.text("lower(name)"), "createdAt", SortKey.time("created_at"));

    private final DatabaseClient database;
    private final SqlEntityRows<ApiKey> keys;

    SqlApiKeyRepository(DatabaseClient database) {
        this.database = database;
        this.keys = new SqlEntityRows<>(database, SqlApiKeyRepository::toKey, Map.of());
    }

    @Override
    public Mono<Void> insert(ApiKey key, byte[] digest) {
        var settings = key.settings();
        return database.sql(INSERT)
                .bind("id", key.id())
                .bind("version", key.version())
                .bind("name", settings.name())
                .bind("role", WireName.of(settings.role()))
                .bind(
                        "tenantId",
                        Binds.orNull(settings.tenantId().map(TenantId::value).orElse(null), UUID.class))
                .bind("scopes", settings.scopes().toArray(String[]::new))
                .bind("digest", digest)
                .bind("expiresAt", Binds.orNull(settings.expiresAt().orElse(null), Instant.class))
                .bind("createdAt", key.createdAt())
                .bind("updatedAt", key.updatedAt())
                .then();
    }

    @Override
    public Mono<Void> delete(ApiKey key) {
        return database.sql(DELETE)
                .bind("id", key.id())
                .bind("version", key.version())
                .bind("updatedAt", key.updatedAt())
                .then();
    }

    @Override
    public Mono<ApiKey> find(UUID id) {
        return keys.findById(FIND, id);
    }

    @Override
    public Mono<ApiKey> findByDigest(byte[] digest) {
        return keys.one(database.sql(FIND_BY_DIGEST).bind("digest", digest));
    }

    @Override
    public Mono<ApiKey> lock(UUID id) {
        return keys.findById(LOCK, id);
    }

    @Override
    public Mono<List<ApiKey>> lockOfTenant(TenantId tenant) {
        return database.sql(LOCK_OF_TENANT)
                .bind("tenant", tenant.value())
                .map(RowReader.with(SqlApiKeyRepository::toKey))
                .all()
                .collectList();
    }

    @Override
    public Mono<Void> recordUse(UUID id, Instant now) {
        return database.sql(RECORD_USE).bind("id", id).bind("now", now).then();
    }

    @Override
    public Mono<Page<ApiKey>> list(Filter filter, PageRequest page) {
        return new SqlListQuery(COLUMNS, "api_keys", "id")
                .where("deleted_at IS NULL")
                .whereAny("role", "roles", Binds.enumNames(filter.roles()))
                .where("tenant_id = :tenant", "tenant", filter.tenantId())
                .where(MATCHES_SEARCH, "search", filter.search())
                .page(database, SORT_KEYS, page, SqlApiKeyRepository::toKey);
    }

    @Override
    public Mono<List<ApiKey>> lockPageForShare(UUID after, int limit) {
        return keys.pageById(LOCK_PAGE_FOR_SHARE, after, limit);
    }

    private static ApiKey toKey(RowReader row) {
        var settings = new ApiKeySettings(
                row.text("name"),
                row.enumValue("role", Role.class),
                Optional.ofNullable(row.uuidOrNull("tenant_id")).map(TenantId::new),
                row.texts("scopes"),
                Optional.ofNullable(row.instantOrNull("expires_at")));
        return new ApiKey(
                row.uuid("id"),
                row.bigint("version"),
                settings,
                row.instant("created_at"),
                row.instant("updated_at"),
                row.instantOrNull("last_used_at"),
                row.instantOrNull("deleted_at"));
    }
}
