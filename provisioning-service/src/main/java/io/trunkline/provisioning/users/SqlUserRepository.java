package io.trunkline.provisioning.users;

import io.trunkline.data.lists.SortKey;
import io.trunkline.data.lists.SqlListQuery;
import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.provisioning.platform.ProvisioningProblem;
import io.trunkline.provisioning.platform.SqlEntityRows;
import io.trunkline.provisioning.users.domain.Role;
import io.trunkline.provisioning.users.domain.User;
import io.trunkline.provisioning.users.domain.UserId;
import io.trunkline.provisioning.users.domain.UserSettings;
import io.trunkline.provisioning.users.domain.UserStatus;
import io.trunkline.provisioning.validation.domain.WireName;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlUserRepository implements UserRepository {
    private static final String INSERT = """
            INSERT INTO users (id, version, username, display_name, role, tenant_id, status, password_hash,
                password_change_required, tokens_void_before, created_at, updated_at, deleted_at)
            VALUES (:id, :version, :username, :displayName, :role, :tenantId, :status, :passwordHash,
                :passwordChangeRequired, :tokensVoidBefore, :createdAt, :updatedAt, :deletedAt)
            """;
    private static final String UPDATE = """
            UPDATE users SET (version, username, display_name, role, tenant_id, status, password_hash,
                password_change_required, tokens_void_before, created_at, updated_at, deleted_at) =
                (:version, :username, :displayName, :role, :tenantId, :status, :passwordHash,
                :passwordChangeRequired, :tokensVoidBefore, :createdAt, :updatedAt, :deletedAt)
            WHERE id = :id
            """;
    private static final String FIND = """
            SELECT id, version, username, display_name, role, tenant_id, status, password_hash, password_change_required, tokens_void_before,
                created_at, updated_at, deleted_at
            FROM users
            WHERE id = :id AND deleted_at IS NULL
            """;
    private static final String FIND_BY_USERNAME = """
            SELECT id, version, username, display_name, role, tenant_id, status, password_hash, password_change_required, tokens_void_before,
                created_at, updated_at, deleted_at
            FROM users
            WHERE username = :username AND deleted_at IS NULL
            """;
    private static final String LOCK = """
            SELECT id, version, username, display_name, role, tenant_id, status, password_hash, password_change_required, tokens_void_before,
                created_at, updated_at, deleted_at
            FROM users
            WHERE id = :id AND deleted_at IS NULL
            FOR UPDATE
            """;
    private static final String ANY_EVER_EXISTED = """
            SELECT EXISTS (SELECT FROM users) AS found
            """;
    private static final String LISTED_COLUMNS = """
            id, version, username, display_name, role, tenant_id, status, password_hash, password_change_required, tokens_void_before,
            created_at, updated_at, deleted_at
            """;
    private static final String MATCHES_SEARCH = """
            strpos(lower(concat_ws(' ', username, display_name)), lower(:search)) > 0
            """;
    private static final Map<String, SortKey> SORT_KEYS =
            Map.of("username", SortKey.text("username"), "createdAt", SortKey.time("created_at"));
    private static final String LOCK_PAGE_FOR_SHARE = """
            SELECT id, version, username, display_name, role, tenant_id, status, password_hash, password_change_required, tokens_void_before,
                created_at, updated_at, deleted_at
            FROM users
            WHERE id > :after
            ORDER BY id
            LIMIT :limit
            FOR SHARE
            """;
    private static final Map<String, ProblemException> UNIQUE_VIOLATIONS =
            Map.of("users_username", ProvisioningProblem.USER_NAME_TAKEN.problem("Choose another username"));

    private final DatabaseClient database;
    private final SqlEntityRows<User> users;

    SqlUserRepository(DatabaseClient database) {
        this.database = database;
        this.users = new SqlEntityRows<>(database, SqlUserRepository::toUser, UNIQUE_VIOLATIONS);
    }

    @Override
    public Mono<Void> insert(User user) {
        return write(INSERT, user);
    }

    @Override
    public Mono<Void> update(User user) {
        return write(UPDATE, user);
    }

    @Override
    public Mono<User> find(UserId id) {
        return users.findById(FIND, id.value());
    }

    @Override
    public Mono<User> findByUsername(String username) {
        return users.one(database.sql(FIND_BY_USERNAME).bind("username", username));
    }

    @Override
    public Mono<User> lock(UserId id) {
        return users.findById(LOCK, id.value());
    }

    @Override
    public Mono<Boolean> anyEverExisted() {
        return database.sql(ANY_EVER_EXISTED)
                .map(RowReader.with(row -> row.bool("found")))
                .one();
    }

    @Override
    public Mono<Page<User>> list(Filter filter, PageRequest page) {
        return new SqlListQuery(LISTED_COLUMNS, "users", "id")
                .where("deleted_at IS NULL")
                .whereAny("role", "roles", Binds.enumNames(filter.roles()))
                .whereAny("status", "statuses", Binds.enumNames(filter.statuses()))
                .where("tenant_id = :tenant", "tenant", filter.tenantId())
                .where("username = :username", "username", filter.username())
                .where(MATCHES_SEARCH, "search", filter.search())
                .page(database, SORT_KEYS, page, SqlUserRepository::toUser);
    }

    @Override
    public Mono<List<User>> lockPageForShare(UserId after, int limit) {
        return users.pageById(LOCK_PAGE_FOR_SHARE, after.value(), limit);
    }

    private Mono<Void> write(String sql, User user) {
        var settings = user.settings();
        return users.write(database.sql(sql)
                .bind("id", user.id().value())
                .bind("version", user.version())
                .bind("username", settings.username())
                .bind("displayName", Binds.orNull(settings.displayName(), String.class))
                .bind("role", WireName.of(settings.role()))
                .bind(
                        "tenantId",
                        Binds.orNull(settings.tenantId().map(TenantId::value).orElse(null), UUID.class))
                .bind("status", WireName.of(settings.status()))
                .bind("passwordHash", user.passwordHash())
                .bind("passwordChangeRequired", user.passwordChangeRequired())
                .bind("tokensVoidBefore", Binds.orNull(user.tokensVoidBefore(), Instant.class))
                .bind("createdAt", user.createdAt())
                .bind("updatedAt", user.updatedAt())
                .bind("deletedAt", Binds.orNull(user.deletedAt(), Instant.class)));
    }

    private static User toUser(RowReader row) {
        var settings = new UserSettings(
                row.text("username"),
                row.textOrNull("display_name"),
                row.enumValue("role", Role.class),
                Optional.ofNullable(row.uuidOrNull("tenant_id")).map(TenantId::new),
                row.enumValue("status", UserStatus.class));
        return new User(
                new UserId(row.uuid("id")),
                row.bigint("version"),
                settings,
                row.text("password_hash"),
                row.bool("password_change_required"),
                row.instantOrNull("tokens_void_before"),
                row.instant("created_at"),
                row.instant("updated_at"),
                row.instantOrNull("deleted_at"));
    }
}
