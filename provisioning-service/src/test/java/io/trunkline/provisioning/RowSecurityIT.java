package io.trunkline.provisioning;

import io.trunkline.testkit.servers.TenantIsolation;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RowSecurityIT {
    private static final Set<String> NOT_FOR_SELLERS = Set.of(
            "carriers",
            "clients",
            "dialplan_lines",
            "endpoint_ids",
            "endpoint_states",
            "applied_versions",
            "endpoint_events",
            "carrier_calls",
            "trunk_numbers",
            "carrier_versions",
            "endpoint_tests",
            "endpoint_test_nodes",
            "outbox");

    private static final String ROWS = """
            SELECT set_config('trunkline.tenant', 'TENANT', false);
            INSERT INTO tenants (id, version, name, status, created_at, updated_at)
            VALUES ('TENANT', 1, 'TENANT', 'active', now(), now());
            INSERT INTO users (id, version, username, role, tenant_id, status, password_hash, created_at, updated_at)
            VALUES (gen_random_uuid(), 1, 'TENANT', 'seller', 'TENANT', 'disabled', '', now(), now());
            INSERT INTO api_keys (id, version, name, role, tenant_id, scopes, digest, created_at, updated_at)
            VALUES (gen_random_uuid(), 1, 'TENANT', 'seller', 'TENANT', '{}', CAST('TENANT' AS bytea), now(), now());
            INSERT INTO campaign_read_model (id, version, deleted, tenant_id, name, client_ids)
            VALUES (gen_random_uuid(), 1, true, 'TENANT', 'TENANT', '{}');
            INSERT INTO audit_log (at, actor_id, actor_name, action, entity, entity_id, tenant_id, detail)
            VALUES (now(), 'id', 'name', 'create', 'tenant', 'id', 'TENANT', '{}');
            INSERT INTO idempotent_requests (subject, operation, key, fingerprint, created_at)
            VALUES ('TENANT', 'operation', 'key', 'fingerprint', now());
            """;

    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();

    @Test
    void a_query_without_a_condition_returns_no_row_of_another_tenant() throws SQLException {
        insertRows(first);
        insertRows(second);

        // answers from before the migration
        Map<String, String> shared = Map.of("idempotent_requests", "visible_to IS NULL");
        new TenantIsolation(TestEnvironment.API_ROLE, shared, NOT_FOR_SELLERS).check(first, second);
    }

    private static void insertRows(UUID tenant) throws SQLException {
        try (Connection owner = TestEnvironment.DATABASE.connect();
                Statement statement = owner.createStatement()) {
            var _ = statement.execute(ROWS.replace("TENANT", tenant.toString()));
        }
    }
}
