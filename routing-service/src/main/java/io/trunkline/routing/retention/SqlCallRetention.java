package io.trunkline.routing.retention;

import io.trunkline.data.retention.RetentionRule;
import io.trunkline.data.retention.SqlRetentionRule;
import io.trunkline.routing.platform.RoutingSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
class SqlCallRetention {
    /// One statement, so that a call is deleted with all its rows or not at all; foreign keys are checked at
    /// the end of the statement. The call's row is locked first, as everywhere, and a row that another replica
    /// has locked is skipped. The ids are arrays because the planner would join 2000 rows by reading whole
    /// tables: 1.3 s with a million steps, and growing.
    private static final String DELETE_CALLS = """
            WITH old AS MATERIALIZED (
                SELECT call_id FROM calls WHERE ended_at < :before
                ORDER BY ended_at LIMIT 2000 FOR UPDATE SKIP LOCKED),
            events AS (DELETE FROM placed_call_events WHERE call_id = ANY (ARRAY(SELECT call_id FROM old))),
            steps AS (DELETE FROM placed_call_steps WHERE call_id = ANY (ARRAY(SELECT call_id FROM old))),
            placed AS (DELETE FROM placed_calls WHERE call_id = ANY (ARRAY(SELECT call_id FROM old))),
            attempts AS (DELETE FROM leases WHERE call_id = ANY (ARRAY(SELECT call_id FROM old)))
            DELETE FROM calls WHERE call_id = ANY (ARRAY(SELECT call_id FROM old))
            """;

    @Bean
    RetentionRule callRetention(DatabaseClient database, RoutingSettings settings) {
        return new SqlRetentionRule("calls", settings.callRetention(), database, DELETE_CALLS);
    }
}
