package io.trunkline.provisioning.tenants;

import io.trunkline.data.lists.SortKey;
import io.trunkline.data.lists.SqlListQuery;
import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.provisioning.platform.ProvisioningProblem;
import io.trunkline.provisioning.platform.SqlEntityRows;
import io.trunkline.provisioning.tenants.domain.Destinations;
import io.trunkline.provisioning.tenants.domain.Tenant;
import io.trunkline.provisioning.tenants.domain.TenantSettings;
import io.trunkline.provisioning.tenants.domain.TenantStatus;
import io.trunkline.provisioning.validation.domain.WireName;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.telephony.numbers.Country;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.problem.ProblemException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlTenantRepository implements TenantRepository {
    private static final String INSERT = """
            INSERT INTO tenants (id, version, name, status, country, max_calls_per_second, allowed_destinations, barred_destinations,
                created_at, updated_at, deleted_at)
            VALUES (:id, :version, :name, :status, :country, :callsPerSecond, :allowed, :barred, :createdAt, :updatedAt, :deletedAt)
            """;
    private static final String UPDATE = """
            UPDATE tenants SET (version, name, status, country, max_calls_per_second, allowed_destinations,
                barred_destinations, created_at, updated_at, deleted_at) =
                (:version, :name, :status, :country, :callsPerSecond, :allowed, :barred, :createdAt, :updatedAt, :deletedAt)
            WHERE id = :id
            """;
    private static final String FIND = """
            SELECT id, version, name, status, country, max_calls_per_second, allowed_destinations, barred_destinations,
                created_at, updated_at, deleted_at
            FROM tenants
            WHERE id = :id AND deleted_at IS NULL
            """;
    private static final String LOCK = """
            SELECT id, version, name, status, country, max_calls_per_second, allowed_destinations, barred_destinations,
                created_at, updated_at, deleted_at
            FROM tenants
            WHERE id = :id AND deleted_at IS NULL
            FOR UPDATE
            """;
    private static final String LOCK_FOR_SHARE = """
            SELECT id, version, name, status, country, max_calls_per_second, allowed_destinations, barred_destinations,
                created_at, updated_at, deleted_at
            FROM tenants
            WHERE id = :id AND deleted_at IS NULL
            FOR SHARE
            """;
    private static final String FIND_EXISTING = """
            SELECT id FROM tenants WHERE id = ANY(:ids) AND deleted_at IS NULL
            """;
    private static final String HAS_USERS = """
            SELECT EXISTS (SELECT FROM users WHERE tenant_id = :id AND deleted_at IS NULL) AS found
            """;
    private static final String LISTED_COLUMNS = """
            id, version, name, status, country, max_calls_per_second, allowed_destinations, barred_destinations,
            created_at, updated_at, deleted_at
            """;
    private static final Map<String, SortKey> SORT_KEYS =
            Map.of("name", SortKey.text("lower(name)"), "createdAt", SortKey.time("created_at"));
    private static final String LOCK_PAGE_FOR_SHARE = """
            SELECT id, version, name, status, country, max_calls_per_second, allowed_destinations, barred_destinations,
                created_at, updated_at, deleted_at
            FROM tenants
            WHERE id > :after
            ORDER BY id
            LIMIT :limit
            FOR SHARE
            """;
    private static final Map<String, ProblemException> UNIQUE_VIOLATIONS =
            Map.of("tenants_name", ProvisioningProblem.TENANT_NAME_TAKEN.problem("Choose another name for the tenant"));

    private final DatabaseClient database;
    private final SqlEntityRows<Tenant> tenants;

    SqlTenantRepository(DatabaseClient database) {
        this.database = database;
        this.tenants = new SqlEntityRows<>(database, SqlTenantRepository::toTenant, UNIQUE_VIOLATIONS);
    }

    @Override
    public Mono<Void> insert(Tenant tenant) {
        return write(INSERT, tenant);
    }

    @Override
    public Mono<Void> update(Tenant tenant) {
        return write(UPDATE, tenant);
    }

    @Override
    public Mono<Tenant> find(TenantId id) {
        return tenants.findById(FIND, id.value());
    }

    @Override
    public Mono<Tenant> lock(TenantId id) {
        return tenants.findById(LOCK, id.value());
    }

    @Override
    public Mono<Tenant> lockForShare(TenantId id) {
        return tenants.findById(LOCK_FOR_SHARE, id.value());
    }

    @Override
    public Mono<Set<TenantId>> findExisting(Collection<TenantId> ids) {
        return database.sql(FIND_EXISTING)
                .bind("ids", Binds.uuids(ids, TenantId::value))
                .map(RowReader.with(row -> new TenantId(row.uuid("id"))))
                .all()
                .collect(Collectors.toSet());
    }

    @Override
    public Mono<Boolean> hasUsers(TenantId id) {
        return database.sql(HAS_USERS)
                .bind("id", id.value())
                .map(RowReader.with(row -> row.bool("found")))
                .one();
    }

    @Override
    public Mono<Page<Tenant>> list(Filter filter, PageRequest page) {
        return new SqlListQuery(LISTED_COLUMNS, "tenants", "id")
                .where("deleted_at IS NULL")
                .whereAny("status", "statuses", Binds.enumNames(filter.statuses()))
                .where("name = :name", "name", filter.name())
                .where("strpos(lower(name), lower(:search)) > 0", "search", filter.search())
                .page(database, SORT_KEYS, page, SqlTenantRepository::toTenant);
    }

    @Override
    public Mono<List<Tenant>> lockPageForShare(TenantId after, int limit) {
        return tenants.pageById(LOCK_PAGE_FOR_SHARE, after.value(), limit);
    }

    private Mono<Void> write(String sql, Tenant tenant) {
        return tenants.write(database.sql(sql)
                .bind("id", tenant.id().value())
                .bind("version", tenant.version())
                .bind("name", tenant.settings().name())
                .bind("status", WireName.of(tenant.settings().status()))
                .bind("country", tenant.settings().country().code())
                .bind("callsPerSecond", Binds.orNull(tenant.settings().maxCallsPerSecond(), Integer.class))
                .bind("allowed", tenant.settings().destinations().allowed().toArray(String[]::new))
                .bind("barred", tenant.settings().destinations().barred().toArray(String[]::new))
                .bind("createdAt", tenant.createdAt())
                .bind("updatedAt", tenant.updatedAt())
                .bind("deletedAt", Binds.orNull(tenant.deletedAt(), Instant.class)));
    }

    private static Tenant toTenant(RowReader row) {
        return new Tenant(
                new TenantId(row.uuid("id")),
                row.bigint("version"),
                new TenantSettings(
                        row.text("name"),
                        row.enumValue("status", TenantStatus.class),
                        new Country(row.text("country")),
                        row.integerOrNull("max_calls_per_second"),
                        new Destinations(row.texts("allowed_destinations"), row.texts("barred_destinations"))),
                row.instant("created_at"),
                row.instant("updated_at"),
                row.instantOrNull("deleted_at"));
    }
}
