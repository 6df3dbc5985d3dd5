package io.trunkline.did.numbers;

import io.r2dbc.spi.Readable;
import io.trunkline.did.numbers.domain.Did;
import io.trunkline.did.numbers.domain.DidStatus;
import io.trunkline.did.numbers.domain.DidWithUsage;
import io.trunkline.did.numbers.domain.E164;
import io.trunkline.did.platform.DidProblem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
class SqlDidRepository implements DidRepository {
    private static final String INSERT = """
            INSERT INTO did (id, tenant_id, number, area_code, trunk, status, max_usage, metadata, version, deleted,
                created_at, updated_at)
            VALUES (:id, :tenantId, :number, :areaCode, :trunk, :status, :maxUsage, CAST(:metadata AS jsonb), :version, :deleted,
                :createdAt, :updatedAt)
            """;
    private static final String UPDATE = """
            UPDATE did SET area_code = :areaCode, trunk = :trunk, status = :status, max_usage = :maxUsage,
                metadata = CAST(:metadata AS jsonb), version = :version, deleted = :deleted, updated_at = :updatedAt
            WHERE id = :id
            """;
    private static final String FIND = """
            SELECT d.id, d.tenant_id, d.number, d.area_code, d.trunk, d.status, d.max_usage, CAST(d.metadata AS TEXT) AS metadata,
                d.version, d.deleted, d.created_at, d.updated_at, COALESCE(u.calls, 0) AS calls, u.last_used
            FROM did d LEFT JOIN did_usage u ON u.did_id = d.id
            WHERE d.id = :id AND NOT d.deleted AND (CAST(:tenant AS UUID) IS NULL OR d.tenant_id = :tenant)
            """;
    private static final String LOCK = """
            SELECT d.id, d.tenant_id, d.number, d.area_code, d.trunk, d.status, d.max_usage, CAST(d.metadata AS TEXT) AS metadata,
                d.version, d.deleted, d.created_at, d.updated_at, COALESCE(u.calls, 0) AS calls, u.last_used
            FROM did d LEFT JOIN did_usage u ON u.did_id = d.id
            WHERE d.id = :id AND NOT d.deleted AND (CAST(:tenant AS UUID) IS NULL OR d.tenant_id = :tenant)
            FOR UPDATE OF d
            """;
    private static final String LIST_OF_TENANT = """
            SELECT d.id, d.tenant_id, d.number, d.area_code, d.trunk, d.status, d.max_usage, CAST(d.metadata AS TEXT) AS metadata,
                d.version, d.deleted, d.created_at, d.updated_at, COALESCE(u.calls, 0) AS calls, u.last_used
            FROM did d LEFT JOIN did_usage u ON u.did_id = d.id
            WHERE d.tenant_id = :tenant AND NOT d.deleted
                AND (CAST(:status AS TEXT) IS NULL OR d.status = :status) AND (d.number, d.id) > (:number, :id)
            ORDER BY d.number, d.id LIMIT :limit
            """;
    private static final String LIST_OF_ALL = """
            SELECT d.id, d.tenant_id, d.number, d.area_code, d.trunk, d.status, d.max_usage, CAST(d.metadata AS TEXT) AS metadata,
                d.version, d.deleted, d.created_at, d.updated_at, COALESCE(u.calls, 0) AS calls, u.last_used
            FROM did d LEFT JOIN did_usage u ON u.did_id = d.id
            WHERE NOT d.deleted
                AND (CAST(:status AS TEXT) IS NULL OR d.status = :status) AND (d.number, d.id) > (:number, :id)
            ORDER BY d.number, d.id LIMIT :limit
            """;
    private static final String LEAST_USED = """
            SELECT d.id, d.tenant_id, d.number, d.area_code, d.trunk, d.status, d.max_usage, CAST(d.metadata AS TEXT) AS metadata,
                d.version, d.deleted, d.created_at, d.updated_at, COALESCE(u.calls, 0) AS calls, u.last_used
            FROM did d LEFT JOIN did_usage u ON u.did_id = d.id
            WHERE d.tenant_id = :tenant AND d.status = 'ACTIVE' AND NOT d.deleted
                AND (d.max_usage IS NULL OR COALESCE(u.calls, 0) < d.max_usage)
            ORDER BY COALESCE(u.calls, 0), d.id LIMIT 1
            """;
    private static final String ALL_INCLUDING_DELETED = """
            SELECT id, tenant_id, number, area_code, trunk, status, max_usage, CAST(metadata AS TEXT) AS metadata,
                version, deleted, created_at, updated_at
            FROM did ORDER BY id FOR SHARE
            """;
    private static final UUID SMALLEST_ID = new UUID(0, 0);
    private static final TypeReference<Map<String, String>> METADATA = new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper json;

    SqlDidRepository(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public Mono<Void> insert(Did did) {
        return bindMutableColumns(database.sql(INSERT), did)
                .bind("tenantId", did.tenantId())
                .bind("number", did.number().value())
                .bind("createdAt", did.createdAt())
                .then()
                .onErrorMap(DuplicateKeyException.class, taken -> fromUniqueViolation(did, taken));
    }

    @Override
    public Mono<Void> update(Did did) {
        return bindMutableColumns(database.sql(UPDATE), did)
                .then()
                .onErrorMap(DuplicateKeyException.class, taken -> fromUniqueViolation(did, taken));
    }

    @Override
    public Mono<DidWithUsage> find(UUID id, Optional<UUID> tenant) {
        return findOne(FIND, id, tenant);
    }

    @Override
    public Mono<DidWithUsage> lock(UUID id, Optional<UUID> tenant) {
        return findOne(LOCK, id, tenant);
    }

    @Override
    public Mono<List<DidWithUsage>> list(Filter filter, int limit) {
        var sql = filter.tenant()
                .map(tenant -> database.sql(LIST_OF_TENANT).bind("tenant", tenant))
                .orElseGet(() -> database.sql(LIST_OF_ALL));
        return sql.bind("status", textParameter(filter.status().map(Enum::name)))
                .bind(
                        "number",
                        filter.after().map(after -> after.number().value()).orElse(""))
                .bind("id", filter.after().map(Position::id).orElse(SMALLEST_ID))
                .bind("limit", limit)
                .map(this::toDidWithUsage)
                .all()
                .collectList();
    }

    @Override
    public Mono<DidWithUsage> findLeastUsed(UUID tenant) {
        return database.sql(LEAST_USED)
                .bind("tenant", tenant)
                .map(this::toDidWithUsage)
                .one();
    }

    @Override
    public Flux<Did> allIncludingDeleted() {
        return database.sql(ALL_INCLUDING_DELETED).map(this::toDid).all();
    }

    private Mono<DidWithUsage> findOne(String sql, UUID id, Optional<UUID> tenant) {
        return database.sql(sql)
                .bind("id", id)
                .bind("tenant", Parameter.fromOrEmpty(tenant.orElse(null), UUID.class))
                .map(this::toDidWithUsage)
                .one();
    }

    private GenericExecuteSpec bindMutableColumns(GenericExecuteSpec sql, Did did) {
        return sql.bind("id", did.id())
                .bind(
                        "areaCode",
                        textParameter(Optional.ofNullable(did.settings().areaCode())))
                .bind("trunk", did.settings().trunk())
                .bind("status", did.settings().status().name())
                .bind("maxUsage", Parameter.fromOrEmpty(did.settings().maxUsage(), Long.class))
                .bind("metadata", json.writeValueAsString(did.settings().metadata()))
                .bind("version", did.version())
                .bind("deleted", did.deleted())
                .bind("updatedAt", did.updatedAt());
    }

    private static Parameter textParameter(Optional<String> value) {
        return Parameter.fromOrEmpty(value.orElse(null), String.class);
    }

    private static Throwable fromUniqueViolation(Did did, DuplicateKeyException taken) {
        return String.valueOf(taken.getMessage()).contains("did_one_active_holder")
                ? DidProblem.NUMBER_ACTIVE_ELSEWHERE.problem(
                        did.number() + " is active for another tenant; it can be listed here with another status")
                : DidProblem.ALREADY_EXISTS.problem("DID already exists: " + did.number());
    }

    private DidWithUsage toDidWithUsage(Readable row) {
        return new DidWithUsage(toDid(row), required(row, "calls", Long.class), row.get("last_used", Instant.class));
    }

    private Did toDid(Readable row) {
        return new Did(
                required(row, "id", UUID.class),
                required(row, "tenant_id", UUID.class),
                new E164(required(row, "number", String.class)),
                new Did.Settings(
                        row.get("area_code", String.class),
                        required(row, "trunk", String.class),
                        DidStatus.valueOf(required(row, "status", String.class)),
                        row.get("max_usage", Long.class),
                        json.readValue(required(row, "metadata", String.class), METADATA)),
                required(row, "version", Long.class),
                required(row, "deleted", Boolean.class),
                required(row, "created_at", Instant.class),
                required(row, "updated_at", Instant.class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
