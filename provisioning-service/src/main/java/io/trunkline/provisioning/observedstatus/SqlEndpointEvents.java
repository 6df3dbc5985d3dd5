package io.trunkline.provisioning.observedstatus;

import io.trunkline.data.lists.SortKey;
import io.trunkline.data.lists.SqlListQuery;
import io.trunkline.data.retention.RetentionRule;
import io.trunkline.data.retention.SqlRetentionRule;
import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.provisioning.observedstatus.domain.EndpointEventView;
import io.trunkline.telephony.ids.EndpointId;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class SqlEndpointEvents implements EndpointEvents {
    private static final String COLUMNS = """
            at, node, aspect, state, detail,
            (SELECT count(*) FROM endpoint_events AS earlier
             WHERE earlier.endpoint_id = endpoint_events.endpoint_id AND earlier.node = endpoint_events.node
               AND earlier.aspect = endpoint_events.aspect
               AND earlier.at BETWEEN endpoint_events.at - INTERVAL '10 minutes' AND endpoint_events.at) >= 6 AS flapping
            """;
    private static final Map<String, SortKey> SORT_KEYS = Map.of("at", SortKey.time("at"));
    private static final String DELETE_OLD = """
            DELETE FROM endpoint_events
            WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM endpoint_events WHERE recorded_at < :before
                ORDER BY recorded_at LIMIT 2000 FOR UPDATE SKIP LOCKED))
            """;
    private static final Duration KEEP = Duration.ofDays(30);

    private final DatabaseClient database;

    SqlEndpointEvents(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Page<EndpointEventView>> list(EndpointId endpoint, Filter filter, PageRequest page) {
        return new SqlListQuery(COLUMNS, "endpoint_events", "id")
                .where("endpoint_id = :endpoint", "endpoint", Optional.of(endpoint.value()))
                .whereAny("state", "states", Binds.enumNames(filter.states()))
                .where("node = :node", "node", filter.node())
                .page(database, SORT_KEYS, page, SqlEndpointEvents::toView);
    }

    @Bean
    RetentionRule endpointEventRetention() {
        return new SqlRetentionRule("endpoint-events", KEEP, database, DELETE_OLD);
    }

    private static EndpointEventView toView(RowReader row) {
        return new EndpointEventView(
                row.instant("at"),
                row.text("node"),
                row.text("aspect"),
                row.text("state"),
                row.textOrNull("detail"),
                row.bool("flapping"));
    }
}
