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

    /// Callers are kept for the longest window of the tenant's campaigns, and as long as calls in any case. With a
    /// window without an end none is deleted.
    private static final String DELETE_CALLERS = """
            WITH tenants AS (
                SELECT t.tenant_id, max(c.repeat_window_seconds) AS seconds
                FROM known_tenants t
                LEFT JOIN campaigns c ON c.tenant_id = t.tenant_id AND NOT c.deleted AND c.repeat_mode IS NOT NULL
                GROUP BY t.tenant_id
                HAVING count(c.id) = count(c.repeat_window_seconds)),
            old AS MATERIALIZED (
                SELECT a.ctid AS place
                FROM tenants t
                JOIN LATERAL (
                    SELECT ctid FROM answered_callers
                    WHERE tenant_id = t.tenant_id
                      AND answered_at < LEAST(:before, clock_timestamp() - make_interval(secs => COALESCE(t.seconds,
                      0)))
                    ORDER BY answered_at LIMIT 2000) a ON true
                LIMIT 2000)
            DELETE FROM answered_callers WHERE ctid = ANY (ARRAY(SELECT place FROM old))
            """;

    @Bean
    RetentionRule callerRetention(DatabaseClient database, RoutingSettings settings) {
        return new SqlRetentionRule("answered-callers", settings.callRetention(), database, DELETE_CALLERS);
    }

    @Bean
    RetentionRule callRetention(DatabaseClient database, RoutingSettings settings) {
        return new SqlRetentionRule("calls", settings.callRetention(), database, DELETE_CALLS);
    }
}
