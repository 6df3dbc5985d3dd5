package io.trunkline.did.numbers;

import io.trunkline.data.lists.SortKey;
import io.trunkline.data.lists.SqlListQuery;
import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.data.rows.ViolatedConstraint;
import io.trunkline.did.numbers.domain.Did;
import io.trunkline.did.numbers.domain.DidStatus;
import io.trunkline.did.numbers.domain.DidWithUsage;
import io.trunkline.did.numbers.domain.RotationFilter;
import io.trunkline.did.platform.DidProblem;
import io.trunkline.telephony.ids.DidId;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.telephony.numbers.PhoneNumber;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
class SqlDidRepository implements DidRepository {
    private static final String UPDATE = """
            UPDATE did SET area_code = :areaCode, trunk = :trunk, status = :status, max_usage = :maxUsage,
                tags = :tags, metadata = :metadata, version = :version, deleted = :deleted, updated_at = :updatedAt
            WHERE id = :id
            """;
    private static final String MOVE = """
            UPDATE did SET tenant_id = :tenant, version = :version, updated_at = :updatedAt, calls = 0, last_used = NULL
            WHERE id = :id
            """;
    private static final String FIND = """
            SELECT d.id, d.tenant_id, d.number, d.raw_number, d.import_id, d.area_code, d.trunk, d.status,
            d.max_usage, d.tags, d.metadata,
                d.version, d.deleted, d.created_at, d.updated_at, d.calls, d.last_used
            FROM did d
            WHERE d.id = :id AND NOT d.deleted AND (CAST(:tenant AS UUID) IS NULL OR d.tenant_id = :tenant)
            """;
    private static final String LOCK = """
            SELECT d.id, d.tenant_id, d.number, d.raw_number, d.import_id, d.area_code, d.trunk, d.status,
            d.max_usage, d.tags, d.metadata,
                d.version, d.deleted, d.created_at, d.updated_at, d.calls, d.last_used
            FROM did d
            WHERE d.id = :id AND NOT d.deleted AND (CAST(:tenant AS UUID) IS NULL OR d.tenant_id = :tenant)
            FOR UPDATE OF d
            """;
    /// Sorted by id, so that all transactions lock numbers in the same order.
    private static final String LOCK_ALL = """
            SELECT d.id, d.tenant_id, d.number, d.raw_number, d.import_id, d.area_code, d.trunk, d.status,
                d.max_usage, d.tags, d.metadata,
                d.version, d.deleted, d.created_at, d.updated_at, d.calls, d.last_used
            FROM did d
            WHERE d.id = ANY (:ids) AND NOT d.deleted AND (CAST(:tenant AS UUID) IS NULL OR d.tenant_id = :tenant)
            ORDER BY d.id
            FOR UPDATE OF d
            """;
    private static final String LOCK_NUMBERS = """
            SELECT d.id, d.tenant_id, d.number, d.raw_number, d.import_id, d.area_code, d.trunk, d.status,
                d.max_usage, d.tags, d.metadata,
                d.version, d.deleted, d.created_at, d.updated_at, d.calls, d.last_used
            FROM did d
            WHERE d.tenant_id = :tenant AND d.number = ANY (:numbers) AND NOT d.deleted
            ORDER BY d.id
            FOR UPDATE OF d
            """;
    private static final String LOCK_ACTIVE = """
            SELECT d.id, d.tenant_id, d.number, d.raw_number, d.import_id, d.area_code, d.trunk, d.status,
            d.max_usage, d.tags, d.metadata,
                d.version, d.deleted, d.created_at, d.updated_at, d.calls, d.last_used
            FROM did d
            WHERE d.tenant_id = ANY (:tenants) AND d.status = 'ACTIVE' AND NOT d.deleted
            ORDER BY d.id LIMIT :limit
            FOR UPDATE OF d
            """;
    private static final String LISTED_COLUMNS = """
            d.id, d.tenant_id, d.number, d.raw_number, d.import_id, d.area_code, d.trunk, d.status,
            d.max_usage, d.tags, d.metadata,
            d.version, d.deleted, d.created_at, d.updated_at, d.calls, d.last_used
            """;
    private static final String LISTED_TABLES = "did d";
    private static final String MATCHES_SEARCH = """
            (strpos(d.number, :search) > 0 OR strpos(lower(d.trunk), lower(:search)) > 0
                OR EXISTS (SELECT FROM jsonb_each_text(d.metadata) AS note(name, text)
                           WHERE strpos(lower(note.text), lower(:search)) > 0))
            """;
    private static final Map<String, SortKey> SORT_KEYS = Map.of(
            "number", SortKey.text("d.number"),
            "createdAt", SortKey.time("d.created_at"),
            "usageCount", SortKey.bigint("d.calls"));
    private static final String LOCK_PAGE_FOR_SHARE = """
            SELECT id, tenant_id, number, raw_number, import_id, area_code, trunk, status, max_usage, tags, metadata,
                version, deleted, created_at, updated_at
            FROM did WHERE id > :after
            ORDER BY id LIMIT :limit
            FOR SHARE
            """;
    private static final String ONE_ACTIVE_HOLDER = "did_one_active_holder";
    private static final TypeReference<Map<String, String>> METADATA = new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper json;

    SqlDidRepository(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public Mono<Void> insert(Did did) {
        return insertAll(List.of(did))
                .flatMap(refused -> Mono.justOrEmpty(refused.get(did.id())).flatMap(Mono::<Void>error));
    }

    @Override
    public Mono<Map<DidId, ProblemException>> insertAll(List<Did> dids) {
        return SqlDidBatches.insert(database, json, dids)
                .map(inserted -> dids.stream()
                        .filter(did -> !inserted.contains(did.id().value()))
                        .toList())
                .flatMap(refused -> refused.isEmpty() ? Mono.just(Map.of()) : problems(refused));
    }

    private Mono<Map<DidId, ProblemException>> problems(List<Did> refused) {
        return SqlDidBatches.numbersOfTenant(database, refused)
                .map(known -> refused.stream()
                        .collect(Collectors.toMap(
                                Did::id,
                                did -> known.contains(did.number().e164())
                                        ? alreadyExists(did)
                                        : activeElsewhere(did))));
    }

    @Override
    public Mono<Void> updateAll(List<Did> dids) {
        return SqlDidBatches.update(database, json, dids)
                .onErrorMap(
                        DuplicateKeyException.class,
                        _ -> DidProblem.NUMBER_ACTIVE_ELSEWHERE.problem("One of the numbers is active elsewhere"));
    }

    @Override
    public Mono<Void> update(Did did) {
        return bindMutableColumns(database.sql(UPDATE), did)
                .then()
                .onErrorMap(
                        DuplicateKeyException.class,
                        error -> violatesOneActiveHolder(error) ? activeElsewhere(did) : alreadyExists(did));
    }

    @Override
    public Mono<Void> move(Did did) {
        return database.sql(MOVE)
                .bind("id", did.id().value())
                .bind("tenant", did.tenantId().value())
                .bind("version", did.version())
                .bind("updatedAt", did.updatedAt())
                .then()
                .onErrorMap(DuplicateKeyException.class, _ -> alreadyExists(did));
    }

    @Override
    public Mono<DidWithUsage> find(DidId id, Optional<TenantId> tenant) {
        return findOne(FIND, id, tenant);
    }

    @Override
    public Mono<DidWithUsage> lock(DidId id, Optional<TenantId> tenant) {
        return findOne(LOCK, id, tenant);
    }

    @Override
    public Mono<List<DidWithUsage>> lockAll(List<DidId> ids, Optional<TenantId> tenant) {
        return database.sql(LOCK_ALL)
                .bind("ids", Binds.uuids(ids, DidId::value))
                .bind("tenant", Binds.orNull(tenant.map(TenantId::value), UUID.class))
                .map(RowReader.with(this::toDidWithUsage))
                .all()
                .collectList();
    }

    @Override
    public Mono<List<DidWithUsage>> lockNumbers(TenantId tenant, List<PhoneNumber> numbers) {
        return database.sql(LOCK_NUMBERS)
                .bind("tenant", tenant.value())
                .bind("numbers", Binds.texts(numbers, PhoneNumber::e164))
                .map(RowReader.with(this::toDidWithUsage))
                .all()
                .collectList();
    }

    @Override
    public Mono<List<DidWithUsage>> lockActive(List<TenantId> tenants, int limit) {
        return database.sql(LOCK_ACTIVE)
                .bind("tenants", Binds.uuids(tenants, TenantId::value))
                .bind("limit", limit)
                .map(RowReader.with(this::toDidWithUsage))
                .all()
                .collectList();
    }

    @Override
    public Mono<Page<DidWithUsage>> list(Filter filter, PageRequest page) {
        return new SqlListQuery(LISTED_COLUMNS, LISTED_TABLES, "d.id")
                .where("NOT d.deleted")
                .where("d.tenant_id = :tenant", "tenant", filter.tenant().map(TenantId::value))
                .whereAny(
                        "d.status",
                        "statuses",
                        filter.statuses().stream().map(Enum::name).toList())
                .whereAny("d.trunk", "trunks", filter.trunks())
                .where("d.number = :number", "number", filter.number().map(PhoneNumber::e164))
                .where("d.area_code = :areaCode", "areaCode", filter.labels().areaCode())
                .where("d.region = :region", "region", filter.labels().region())
                .where(":tag = ANY (d.tags)", "tag", filter.labels().tag())
                .where("d.import_id = :importId", "importId", filter.labels().importId())
                .where(MATCHES_SEARCH, "search", filter.search())
                .page(database, SORT_KEYS, page, this::toDidWithUsage);
    }

    @Override
    public Mono<DidWithUsage> findLeastUsed(TenantId tenant, RotationFilter filter) {
        return database.sql(SqlRotation.sql(filter))
                .bind("tenant", tenant.value())
                .bindValues(SqlRotation.binds(filter))
                .map(RowReader.with(this::toDidWithUsage))
                .one();
    }

    @Override
    public Mono<List<Did>> lockPageForShare(DidId after, int limit) {
        return database.sql(LOCK_PAGE_FOR_SHARE)
                .bind("after", after.value())
                .bind("limit", limit)
                .map(RowReader.with(this::toDid))
                .all()
                .collectList();
    }

    private Mono<DidWithUsage> findOne(String sql, DidId id, Optional<TenantId> tenant) {
        return database.sql(sql)
                .bind("id", id.value())
                .bind("tenant", Binds.orNull(tenant.map(TenantId::value), UUID.class))
                .map(RowReader.with(this::toDidWithUsage))
                .one();
    }

    private GenericExecuteSpec bindMutableColumns(GenericExecuteSpec sql, Did did) {
        return sql.bind("id", did.id().value())
                .bind("areaCode", Binds.orNull(did.settings().areaCode(), String.class))
                .bind("trunk", did.settings().trunk())
                .bind("status", did.settings().status().name())
                .bind("maxUsage", Binds.orNull(did.settings().maxUsage(), Long.class))
                .bind("tags", Binds.texts(did.settings().tags()))
                .bind(
                        "metadata",
                        Binds.json(json.writeValueAsString(did.settings().metadata())))
                .bind("version", did.version())
                .bind("deleted", did.deleted())
                .bind("updatedAt", did.updatedAt());
    }

    private static boolean violatesOneActiveHolder(DuplicateKeyException error) {
        return ViolatedConstraint.nameOf(error)
                .filter(ONE_ACTIVE_HOLDER::equals)
                .isPresent();
    }

    private static ProblemException alreadyExists(Did did) {
        return DidProblem.ALREADY_EXISTS.problem("DID already exists: " + did.number());
    }

    private static ProblemException activeElsewhere(Did did) {
        return DidProblem.NUMBER_ACTIVE_ELSEWHERE.problem(
                did.number() + " is active at another tenant; add it with another status");
    }

    private DidWithUsage toDidWithUsage(RowReader row) {
        return new DidWithUsage(toDid(row), row.bigint("calls"), row.instantOrNull("last_used"));
    }

    private Did toDid(RowReader row) {
        return new Did(
                new DidId(row.uuid("id")),
                new TenantId(row.uuid("tenant_id")),
                new PhoneNumber(row.text("number")),
                new Did.Origin(row.textOrNull("raw_number"), row.uuidOrNull("import_id")),
                new Did.Settings(
                        row.textOrNull("area_code"),
                        row.text("trunk"),
                        row.enumValue("status", DidStatus.class),
                        row.bigintOrNull("max_usage"),
                        row.texts("tags"),
                        json.readValue(row.text("metadata"), METADATA)),
                row.bigint("version"),
                row.bool("deleted"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }
}
