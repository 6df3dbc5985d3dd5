package io.trunkline.provisioning.dialplanlines;

import io.trunkline.data.lists.SortKey;
import io.trunkline.data.lists.SqlListQuery;
import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.provisioning.dialplanlines.domain.DialplanLine;
import io.trunkline.provisioning.dialplanlines.domain.DialplanLineId;
import io.trunkline.provisioning.dialplanlines.domain.DialplanLineSettings;
import io.trunkline.provisioning.platform.ProvisioningProblem;
import io.trunkline.provisioning.platform.SqlEntityRows;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlDialplanLineRepository implements DialplanLineRepository {
    private static final String INSERT = """
            INSERT INTO dialplan_lines (id, version, context, exten, priority, app, appdata,
                created_at, updated_at, deleted_at)
            VALUES (:id, :version, :context, :exten, :priority, :app, :appdata, :createdAt, :updatedAt, :deletedAt)
            """;
    private static final String UPDATE = """
            UPDATE dialplan_lines SET (version, context, exten, priority, app, appdata,
                created_at, updated_at, deleted_at) =
                (:version, :context, :exten, :priority, :app, :appdata, :createdAt, :updatedAt, :deletedAt)
            WHERE id = :id
            """;
    private static final String FIND = """
            SELECT id, version, context, exten, priority, app, appdata, created_at, updated_at, deleted_at
            FROM dialplan_lines
            WHERE id = :id AND deleted_at IS NULL
            """;
    private static final String LOCK = """
            SELECT id, version, context, exten, priority, app, appdata, created_at, updated_at, deleted_at
            FROM dialplan_lines
            WHERE id = :id AND deleted_at IS NULL
            FOR UPDATE
            """;
    private static final String LISTED_COLUMNS = """
            id, version, context, exten, priority, app, appdata, created_at, updated_at, deleted_at
            """;
    private static final String MATCHES_SEARCH = """
            strpos(lower(concat_ws(' ', context, exten, app, appdata)), lower(:search)) > 0
            """;
    private static final Map<String, SortKey> SORT_KEYS = Map.of(
            "context", SortKey.text("context").then(SortKey.text("exten")).then(SortKey.bigint("priority")),
            "createdAt", SortKey.time("created_at"));
    private static final String GOING_TO = """
            SELECT id, version, context, exten, priority, app, appdata, created_at, updated_at, deleted_at
            FROM dialplan_lines
            WHERE deleted_at IS NULL AND app = 'Goto'
              AND starts_with(regexp_replace(appdata, '^from-campaign,', ''), :prefix) AND strpos(appdata, ',') > 0
            ORDER BY exten, priority
            """;
    private static final String LOCK_PAGE_FOR_SHARE = """
            SELECT id, version, context, exten, priority, app, appdata, created_at, updated_at, deleted_at
            FROM dialplan_lines
            WHERE id > :after
            ORDER BY id
            LIMIT :limit
            FOR SHARE
            """;
    private static final Map<String, ProblemException> UNIQUE_VIOLATIONS = Map.of(
            "dialplan_lines_place",
            ProvisioningProblem.DIALPLAN_LINE_TAKEN.problem(
                    "Another line has this context, exten and priority: change that one"));

    private final DatabaseClient database;
    private final SqlEntityRows<DialplanLine> lines;

    SqlDialplanLineRepository(DatabaseClient database) {
        this.database = database;
        this.lines = new SqlEntityRows<>(database, SqlDialplanLineRepository::toLine, UNIQUE_VIOLATIONS);
    }

    @Override
    public Mono<Void> insert(DialplanLine line) {
        return write(INSERT, line);
    }

    @Override
    public Mono<Void> update(DialplanLine line) {
        return write(UPDATE, line);
    }

    @Override
    public Mono<DialplanLine> find(DialplanLineId id) {
        return lines.findById(FIND, id.value());
    }

    @Override
    public Mono<DialplanLine> lock(DialplanLineId id) {
        return lines.findById(LOCK, id.value());
    }

    @Override
    public Mono<Page<DialplanLine>> list(Filter filter, PageRequest page) {
        return new SqlListQuery(LISTED_COLUMNS, "dialplan_lines", "id")
                .where("deleted_at IS NULL")
                .where("context = :context", "context", filter.context())
                .where("exten = :exten", "exten", filter.exten())
                .where("app = :app", "app", filter.app())
                .where(MATCHES_SEARCH, "search", filter.search())
                .page(database, SORT_KEYS, page, SqlDialplanLineRepository::toLine);
    }

    @Override
    public Mono<List<DialplanLine>> lockPageForShare(DialplanLineId after, int limit) {
        return lines.pageById(LOCK_PAGE_FOR_SHARE, after.value(), limit);
    }

    @Override
    public Mono<List<DialplanLine>> findGoingTo(String dialPrefix) {
        return database.sql(GOING_TO)
                .bind("prefix", dialPrefix)
                .map(RowReader.with(SqlDialplanLineRepository::toLine))
                .all()
                .collectList();
    }

    private Mono<Void> write(String sql, DialplanLine line) {
        var settings = line.settings();
        return lines.write(database.sql(sql)
                .bind("id", line.id().value())
                .bind("version", line.version())
                .bind("context", settings.context())
                .bind("exten", settings.exten())
                .bind("priority", settings.priority())
                .bind("app", settings.app())
                .bind("appdata", settings.appdata())
                .bind("createdAt", line.createdAt())
                .bind("updatedAt", line.updatedAt())
                .bind("deletedAt", Binds.orNull(line.deletedAt(), Instant.class)));
    }

    private static DialplanLine toLine(RowReader row) {
        return new DialplanLine(
                new DialplanLineId(row.uuid("id")),
                row.bigint("version"),
                new DialplanLineSettings(
                        row.text("context"),
                        row.text("exten"),
                        row.integer("priority"),
                        row.text("app"),
                        row.text("appdata")),
                row.instant("created_at"),
                row.instant("updated_at"),
                row.instantOrNull("deleted_at"));
    }
}
