package io.trunkline.routing.nodes;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Component
class SqlWatchedNodes implements WatchedNodes {
    private static final String WATCH = """
            INSERT INTO watched_nodes AS w (node, watched_since, asked_at)
            SELECT n.node, clock_timestamp(), clock_timestamp()
            FROM (SELECT unnest(CAST(:configured AS text[])) AS node
                  UNION SELECT node FROM leases WHERE state = 'held') AS n
            ORDER BY n.node
            ON CONFLICT (node) DO UPDATE
            SET watched_since = CASE WHEN w.asked_at < clock_timestamp() - make_interval(secs => :after)
                                     THEN clock_timestamp() ELSE w.watched_since END,
                asked_at = clock_timestamp()
            """;

    private static final String STOP_WATCHING =
            "DELETE FROM watched_nodes WHERE asked_at < clock_timestamp() - make_interval(secs => :after)";

    private static final String START_OUTAGES = """
            UPDATE watched_nodes w SET unreachable_since = GREATEST(w.answered_at, w.watched_since)
            WHERE w.unreachable_since IS NULL
              AND GREATEST(w.answered_at, w.watched_since) < clock_timestamp() - make_interval(secs => :after)
            RETURNING w.node, w.unreachable_since,
                      (SELECT count(*) FROM leases l WHERE l.node = w.node AND l.state = 'held') AS leases
            """;

    private static final String RECORD_ANSWERS = """
            WITH before AS (
                SELECT w.node, w.unreachable_since, a.asked_at, a.report
                FROM watched_nodes w
                JOIN unnest(CAST(:nodes AS text[]), CAST(:times AS timestamptz[]), CAST(:reports AS text[]))
                     AS a (node, asked_at, report) USING (node)
                ORDER BY w.node FOR UPDATE OF w
            )
            UPDATE watched_nodes w
            SET answered_at = GREATEST(w.answered_at, b.asked_at),
                report = CASE WHEN b.asked_at < w.answered_at THEN w.report ELSE CAST(b.report AS jsonb) END,
                reachable_since = CASE WHEN b.asked_at < clock_timestamp() - make_interval(secs => :after)
                                       THEN w.reachable_since
                                       WHEN w.reachable_since IS NULL OR b.unreachable_since IS NOT NULL
                                       THEN clock_timestamp() ELSE w.reachable_since END,
                unreachable_since = CASE WHEN b.asked_at < clock_timestamp() - make_interval(secs => :after)
                                    THEN b.unreachable_since END
            FROM before b WHERE b.node = w.node
            RETURNING w.node, CASE WHEN w.unreachable_since IS NULL THEN b.unreachable_since END AS unreachable_since,
                      (SELECT count(*) FROM leases l WHERE l.node = w.node AND l.state = 'held') AS leases
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    SqlWatchedNodes(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public Mono<Void> watch(Collection<String> configured, Duration unreachableAfter) {
        return database.sql(WATCH)
                .bind("configured", Binds.texts(configured))
                .bind("after", seconds(unreachableAfter))
                .then()
                .then(database.sql(STOP_WATCHING)
                        .bind("after", seconds(unreachableAfter))
                        .then());
    }

    @Override
    public Mono<List<NodeOutage>> startOutages(Duration unreachableAfter) {
        return database.sql(START_OUTAGES)
                .bind("after", seconds(unreachableAfter))
                .map(RowReader.with(SqlWatchedNodes::outage))
                .all()
                .collectList();
    }

    @Override
    public Mono<List<NodeOutage>> recordAnswers(Map<String, NodeAnswer> answers, Duration unreachableAfter) {
        Map<String, NodeAnswer> sorted = new TreeMap<>(answers);
        return database.sql(RECORD_ANSWERS)
                .bind("nodes", Binds.texts(sorted.keySet()))
                .bind("times", Binds.instants(sorted.values(), NodeAnswer::requestedAt))
                .bind("reports", Binds.texts(sorted.values(), answer -> json.writeValueAsString(answer.report())))
                .bind("after", seconds(unreachableAfter))
                .map(RowReader.with(SqlWatchedNodes::recoveredOutage))
                .all()
                .flatMapIterable(ended -> ended.stream().toList())
                .collectList();
    }

    private static NodeOutage outage(RowReader row) {
        return new NodeOutage(row.text("node"), row.instant("unreachable_since"), row.bigint("leases"));
    }

    private static Optional<NodeOutage> recoveredOutage(RowReader row) {
        return row.instantOrNull("unreachable_since") == null ? Optional.empty() : Optional.of(outage(row));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
