package io.trunkline.routing.nodes;

import io.trunkline.data.lists.SortKey;
import io.trunkline.data.lists.SqlListQuery;
import io.trunkline.data.rows.RowReader;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Component
class SqlNodeViews implements NodeViews {
    private static final String NODES = """
            (SELECT w.node, w.answered_at, w.report,
                    CASE WHEN w.unreachable_since IS NOT NULL THEN 'unreachable'
                         WHEN w.answered_at IS NULL THEN 'unknown' ELSE 'reachable' END AS status,
                    CASE WHEN w.unreachable_since IS NOT NULL THEN w.unreachable_since
                         WHEN w.answered_at IS NULL THEN w.watched_since
                         ELSE COALESCE(w.reachable_since, w.watched_since) END AS since,
                    (SELECT count(*) FROM leases l WHERE l.node = w.node AND l.state = 'held') AS leases,
                    (SELECT count(*)
                     FROM (SELECT carrier_id AS id, version, deleted FROM known_carriers
                           UNION ALL SELECT COALESCE(endpoint.id, client_id), version, deleted
                           FROM known_clients LEFT JOIN LATERAL unnest(entity_ids) AS endpoint (id) ON true) AS entity
                     LEFT JOIN applied_entities a ON a.entity_id = entity.id
                     WHERE (a.version IS NULL AND NOT entity.deleted) OR a.version < entity.version
                        OR a.applied_at > COALESCE(
                            CAST(w.report #>> '{configuration,appliedAt}' AS timestamptz), '-infinity')) AS pending
             FROM watched_nodes w) AS nodes
            """;

    private static final String COLUMNS = "node, answered_at, report, status, since, leases, pending";

    private static final String ONE = "SELECT " + COLUMNS + " FROM " + NODES + " WHERE node = :node";

    private static final SortKey BY_NAME = SortKey.text("node");

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    SqlNodeViews(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Mono<Page<NodeView>> list(List<String> statuses, PageRequest page) {
        return new SqlListQuery(COLUMNS, NODES, BY_NAME)
                .whereAny("status", "statuses", statuses)
                .page(database, Map.of("node", BY_NAME), page, this::view);
    }

    @Override
    public Mono<NodeView> find(String node) {
        return database.sql(ONE)
                .bind("node", node)
                .map(RowReader.with(this::view))
                .one();
    }

    private NodeView view(RowReader row) {
        var node = new NodeView.NodeState(
                row.text("node"),
                row.text("status"),
                row.instant("since"),
                row.instantOrNull("answered_at"),
                row.bigint("leases"),
                row.bigint("pending"));
        return NodeView.of(node, report(row), clock.instant());
    }

    private @Nullable NodeReport report(RowReader row) {
        String report = row.jsonOrNull("report");
        return report == null ? null : json.readValue(report, NodeReport.class);
    }
}
