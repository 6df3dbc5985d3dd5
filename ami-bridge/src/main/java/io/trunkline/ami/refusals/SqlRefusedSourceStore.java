package io.trunkline.ami.refusals;

import io.trunkline.ami.connection.domain.NodeEvent.RequestRefused;
import io.trunkline.ami.connection.domain.RefusalReason;
import io.trunkline.ami.refusals.domain.RefusedSource;
import io.trunkline.data.lists.SortKey;
import io.trunkline.data.lists.SqlListQuery;
import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class SqlRefusedSourceStore implements RefusedSourceStore {

    private static final String COLUMNS =
            "id, node, address, reason, account, requests, first_at, last_at, near_endpoint";

    private static final String COUNT = """
            INSERT INTO refused_source AS stored (node, address, reason, account, requests, first_at, last_at)
            SELECT :node, request.address, request.reason, (array_agg(request.account ORDER BY request.at DESC))[1],
                   count(*), min(request.at), max(request.at)
            FROM unnest(CAST(:addresses AS text[]), CAST(:reasons AS text[]), CAST(:accounts AS text[]),
                        CAST(:times AS timestamptz[])) AS request (address, reason, account, at)
            LEFT JOIN refused_source known
                ON known.node = :node AND known.address = request.address AND known.reason = request.reason
            WHERE known.last_at IS NULL OR known.last_at < request.at
            GROUP BY request.address, request.reason
            ORDER BY request.address, request.reason
            ON CONFLICT (node, address, reason) DO UPDATE
            SET requests = stored.requests + excluded.requests, account = excluded.account, last_at = excluded.last_at
            """;

    private static final String WITHOUT_ALERT = """
            SELECT id, node, address, reason, account, requests, first_at, last_at, near_endpoint
            FROM refused_source
            WHERE node = :node AND last_at >= :alertedBefore AND (alerted_at IS NULL OR alerted_at < :alertedBefore)
            ORDER BY first_at, id
            """;

    private static final String MARK_ALERTED = """
            UPDATE refused_source AS source
            SET alerted_at = :now, near_endpoint = nullif(marked.near_endpoint, '')
            FROM unnest(CAST(:ids AS uuid[]), CAST(:nearEndpoints AS text[])) AS marked (id, near_endpoint)
            WHERE source.id = marked.id AND (alerted_at IS NULL OR alerted_at < :alertedBefore)
            RETURNING source.id, node, address, reason, account, requests, first_at, last_at, source.near_endpoint
            """;

    private static final String COUNT_ALERTS_ABOUT_STRANGERS = """
            SELECT count(*) FROM refused_source
            WHERE node = :node AND alerted_at >= :since AND near_endpoint IS NULL
            """;

    private static final String FORGET = """
            DELETE FROM refused_source
            WHERE node = :node AND (last_at < :before OR id NOT IN (
                SELECT id FROM refused_source WHERE node = :node ORDER BY last_at DESC, id LIMIT :maxSources))
            """;

    private static final Map<String, SortKey> SORT_KEYS =
            Map.of("lastAt", SortKey.time("last_at"), "firstAt", SortKey.time("first_at"));

    private final DatabaseClient database;

    SqlRefusedSourceStore(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> count(String node, List<RequestRefused> requests) {
        return database.sql(COUNT)
                .bind("node", node)
                .bind("addresses", Binds.texts(requests, RequestRefused::address))
                .bind("reasons", Binds.texts(requests, one -> one.reason().name()))
                .bind("accounts", Binds.texts(requests, RequestRefused::account))
                .bind("times", Binds.instants(requests, RequestRefused::at))
                .then();
    }

    @Override
    public Mono<List<RefusedSource>> listWithoutAlert(String node, Instant alertedBefore) {
        return database.sql(WITHOUT_ALERT)
                .bind("node", node)
                .bind("alertedBefore", alertedBefore)
                .map(RowReader.with(SqlRefusedSourceStore::source))
                .all()
                .collectList();
    }

    @Override
    public Mono<List<RefusedSource>> markAlerted(Map<UUID, String> nearEndpoints, Instant alertedBefore, Instant now) {
        var ids = List.copyOf(nearEndpoints.keySet());
        return database.sql(MARK_ALERTED)
                .bind("ids", ids.toArray(UUID[]::new))
                .bind("nearEndpoints", Binds.texts(ids, id -> nearEndpoints.getOrDefault(id, "")))
                .bind("alertedBefore", alertedBefore)
                .bind("now", now)
                .map(RowReader.with(SqlRefusedSourceStore::source))
                .all()
                .collectList();
    }

    @Override
    public Mono<Long> countAlertsAboutStrangers(String node, Instant since) {
        return database.sql(COUNT_ALERTS_ABOUT_STRANGERS)
                .bind("node", node)
                .bind("since", since)
                .mapValue(Long.class)
                .one();
    }

    @Override
    public Mono<Void> forget(String node, Instant before, int maxSources) {
        return database.sql(FORGET)
                .bind("node", node)
                .bind("before", before)
                .bind("maxSources", maxSources)
                .then();
    }

    @Override
    public Mono<Page<RefusedSource>> list(Filter filter, PageRequest page) {
        return new SqlListQuery(COLUMNS, "refused_source", "id")
                .whereAny(
                        "reason",
                        "reasons",
                        filter.reasons().stream().map(Enum::name).toList())
                .whereAny("address", "addresses", filter.addresses())
                .whereAny("node", "nodes", filter.nodes())
                .page(database, SORT_KEYS, page, SqlRefusedSourceStore::source);
    }

    private static RefusedSource source(RowReader row) {
        return new RefusedSource(
                row.uuid("id"),
                row.text("node"),
                row.text("address"),
                row.enumValue("reason", RefusalReason.class),
                row.text("account"),
                row.bigint("requests"),
                row.instant("first_at"),
                row.instant("last_at"),
                row.textOrNull("near_endpoint"));
    }
}
