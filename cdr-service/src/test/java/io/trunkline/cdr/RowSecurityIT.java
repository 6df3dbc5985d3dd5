package io.trunkline.cdr;

import io.trunkline.testkit.servers.TenantIsolation;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RowSecurityIT {
    private static final String ROWS = """
            SELECT ensure_month('2026-03-01');
            INSERT INTO calls (month, call_id, tenant_id, node, started_at)
            VALUES ('2026-03-01', 'row-security-TENANT', 'TENANT', 'ast1', now());
            INSERT INTO attempts (month, call_id, attempt) VALUES ('2026-03-01', 'row-security-TENANT', 1);
            INSERT INTO rollups (
                month, size, dimension, id, at, tenant_id, attempts, answered, busy, no_answer, rejected, failed,
                congestion, canceled, unrouted, talk_millis, post_dial_delays,
                in_progress, changes, net_change, peak_change)
            VALUES ('2026-03-01', 'day', 'node', 'row-security', '2026-03-01T00:00:00Z', 'TENANT', 1, 1, 0, 0, 0, 0,
                0, 0, 0, 0, '{}', 0, '{}', 0, 0);
            INSERT INTO alerts (alert_id, kind, severity, subject, tenant_id, message, raised_at, details)
            VALUES (gen_random_uuid(), 'kind', 'info', 'subject', 'TENANT', 'message', now(), '{}');
            INSERT INTO names (id, kind, tenant_id, name, version, deleted)
            VALUES (gen_random_uuid(), 'campaign', 'TENANT', 'TENANT', 1, false),
                (gen_random_uuid(), 'carrier', NULL, 'carrier', 1, false);
            INSERT INTO call_record_exports (id, tenant_id, filters, oldest_first, format, state, created_at)
            VALUES ('TENANT', 'TENANT', '{}', false, 'CSV', 'DONE', '2026-03-01T00:00:00Z');
            INSERT INTO call_record_export_parts (export_id, part, content) VALUES ('TENANT', 0, '');
            INSERT INTO idempotent_requests (subject, operation, key, fingerprint, created_at, visible_to)
            VALUES ('TENANT', 'POST', 'key', 'fingerprint', now(), 'TENANT');
            INSERT INTO audit_log (at, actor_id, actor_name, action, entity, entity_id, tenant_id, detail)
            VALUES (now(), 'id', 'name', 'redeliver', 'dead-letter', 'id', 'TENANT', '{}');
            """;

    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();

    @Test
    void a_query_without_a_condition_returns_no_row_of_another_tenant() throws SQLException {
        insertRows(first);
        insertRows(second);

        new TenantIsolation(
                        TestEnvironment.API_ROLE, Map.of("names", "kind IN ('client', 'carrier')"), Set.of("outbox"))
                .check(first, second);
    }

    private static void insertRows(UUID tenant) throws SQLException {
        try (Connection owner = TestEnvironment.DATABASE.connect();
                Statement statement = owner.createStatement()) {
            var _ = statement.execute(ROWS.replace("TENANT", tenant.toString()));
        }
    }
}
