package io.trunkline.ami.endpointstatus;

import io.trunkline.ami.endpointstatus.domain.ObservedStatus;
import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class SqlPublishedStatuses implements PublishedStatuses {

    private static final String SAVE_CHANGED = """
            INSERT INTO endpoint_status (node, endpoint, aspect, state, since, incarnation, sequence)
            SELECT :node, endpoint, aspect, state, since, :incarnation, 1
            FROM unnest(CAST(:endpoints AS text[]), CAST(:aspects AS text[]), CAST(:states AS text[]),
                        CAST(:since AS timestamptz[])) AS observed (endpoint, aspect, state, since)
            ORDER BY endpoint, aspect
            ON CONFLICT (node, endpoint, aspect) DO UPDATE
            SET state = excluded.state, since = excluded.since, incarnation = excluded.incarnation,
                sequence = CASE WHEN endpoint_status.incarnation = excluded.incarnation
                                THEN endpoint_status.sequence + 1 ELSE 1 END
            WHERE endpoint_status.state <> excluded.state OR endpoint_status.incarnation < excluded.incarnation
            RETURNING endpoint, aspect, sequence
            """;

    private static final String KNOWN_ENDPOINTS =
            "SELECT endpoint FROM endpoint_status WHERE node = :node AND aspect = :aspect";

    private final DatabaseClient database;

    SqlPublishedStatuses(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Map<StatusKey, Long>> saveChanged(
            String node, Instant incarnation, Collection<ObservedStatus> statuses) {
        return database.sql(SAVE_CHANGED)
                .bind("node", node)
                .bind("incarnation", incarnation)
                .bind("endpoints", Binds.texts(statuses, ObservedStatus::endpoint))
                .bind("aspects", Binds.texts(statuses, status -> status.aspect().name()))
                .bind("states", Binds.texts(statuses, status -> status.state().name()))
                .bind("since", Binds.instants(statuses, ObservedStatus::since))
                .map(RowReader.with(row -> Map.entry(key(row), row.bigint("sequence"))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    @Override
    public Mono<Set<String>> knownEndpoints(String node, ObservedStatus.Aspect aspect) {
        return database.sql(KNOWN_ENDPOINTS)
                .bind("node", node)
                .bind("aspect", aspect.name())
                .mapValue(String.class)
                .all()
                .collect(Collectors.toSet());
    }

    private static StatusKey key(RowReader row) {
        return new StatusKey(row.text("endpoint"), row.enumValue("aspect", ObservedStatus.Aspect.class));
    }
}
