package io.trunkline.realtime.registrations;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
final class SqlRegistrationNodes implements RegistrationNodes {
    private static final String RECORD_SEEN = """
            INSERT INTO projection.node AS n (name, reachable_since, reachable_until)
            SELECT node, at, at + make_interval(secs => :after)
            FROM unnest(CAST(:nodes AS text[]), CAST(:times AS timestamptz[])) AS seen (node, at)
            ON CONFLICT (name) DO UPDATE
            SET reachable_since = CASE WHEN n.reachable_until < excluded.reachable_since
                                       THEN excluded.reachable_since ELSE n.reachable_since END,
                reachable_until = GREATEST(n.reachable_until, excluded.reachable_until)
            """;

    private static final String HAS_MISPLACED = """
            SELECT EXISTS (
                SELECT FROM ps_registrations r
                LEFT JOIN projection.registration_node o ON o.registration = r.id
                LEFT JOIN projection.node n ON n.name = o.node
                WHERE n.name IS NULL OR n.reachable_until < clock_timestamp()
            ) AND EXISTS (SELECT FROM projection.node WHERE reachable_until > clock_timestamp()) AS misplaced
            """;

    private static final String FORGET_DELETED = """
            DELETE FROM projection.registration_node o
            WHERE NOT EXISTS (SELECT FROM ps_registrations r WHERE r.id = o.registration)
            """;

    /// Nothing moves to a node that has just come up: after an outage of Kafka, the snapshots of one node arrive
    /// before those of another.
    private static final String TAKE_OVER = """
            WITH target AS (
                SELECT name FROM projection.node
                WHERE reachable_until > clock_timestamp()
                  AND reachable_since < clock_timestamp() - make_interval(secs => :upFor)
                ORDER BY reachable_since, name LIMIT 1),
            orphan AS (
                SELECT o.registration, o.node FROM projection.registration_node o
                WHERE NOT EXISTS (SELECT FROM projection.node n
                                  WHERE n.name = o.node AND n.reachable_until > clock_timestamp())
                ORDER BY o.registration FOR UPDATE)
            UPDATE projection.registration_node o SET node = target.name, since = clock_timestamp()
            FROM orphan, target
            WHERE o.registration = orphan.registration
            RETURNING o.registration, orphan.node AS moved_from, o.node
            """;

    private static final String ASSIGN_NEW = """
            INSERT INTO projection.registration_node (registration, node, since)
            SELECT r.id, (SELECT name FROM projection.node WHERE reachable_until > clock_timestamp()
                          ORDER BY reachable_since, name LIMIT 1), clock_timestamp()
            FROM ps_registrations r
            WHERE EXISTS (SELECT FROM projection.node WHERE reachable_until > clock_timestamp())
            ORDER BY r.id
            ON CONFLICT (registration) DO NOTHING
            RETURNING registration, NULL AS moved_from, node
            """;

    private final DatabaseClient database;

    SqlRegistrationNodes(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> recordSeen(Map<String, Instant> seen, Duration unreachableAfter) {
        var sorted = new TreeMap<>(seen);
        return database.sql(RECORD_SEEN)
                .bind("nodes", Binds.texts(sorted.keySet()))
                .bind("times", Binds.instants(sorted.values(), at -> at))
                .bind("after", seconds(unreachableAfter))
                .then();
    }

    @Override
    public Mono<Boolean> hasMisplaced() {
        return database.sql(HAS_MISPLACED)
                .map(RowReader.with(row -> row.bool("misplaced")))
                .one();
    }

    @Override
    public Mono<List<Moved>> assign(Duration upFor) {
        Flux<Moved> takenOver = database.sql(TAKE_OVER)
                .bind("upFor", seconds(upFor))
                .map(RowReader.with(SqlRegistrationNodes::moved))
                .all();
        Flux<Moved> assigned = database.sql(ASSIGN_NEW)
                .map(RowReader.with(SqlRegistrationNodes::moved))
                .all();
        return database.sql(FORGET_DELETED)
                .then()
                .then(Flux.concat(takenOver, assigned).collectList());
    }

    private static Moved moved(RowReader row) {
        return new Moved(row.text("registration"), row.textOrNull("moved_from"), row.text("node"));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
