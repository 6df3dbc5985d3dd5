package io.trunkline.routing;

import io.trunkline.testkit.servers.TenantIsolation;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RowSecurityIT {
    /// A row in each table.
    private static final String ROWS = """
            SELECT set_config('trunkline.tenant', 'TENANT', false);
            INSERT INTO known_tenants (tenant_id, version, deleted, name, status)
            VALUES ('TENANT', 1, false, 'TENANT', 'active');
            INSERT INTO known_dids (did_id, version, deleted, tenant_id, number, trunk, status, tags)
            VALUES (CAST(md5('did TENANT') AS uuid), 1, false, 'TENANT', '+14045550100', 'PJSIP', 'active', '{x}');
            INSERT INTO campaigns (id, tenant_id, version, name, status, routing_strategy, dial_timeout_seconds, created_at,
                changed_at)
            VALUES (CAST(md5('campaign TENANT') AS uuid), 'TENANT', 1, 'TENANT', 'inactive', 'priority', 30, now(), now());
            INSERT INTO campaign_dids (campaign_id, did_id, active)
            VALUES (CAST(md5('campaign TENANT') AS uuid), CAST(md5('did TENANT') AS uuid), false);
            INSERT INTO campaign_caller_id_dids (campaign_id, did_id)
            VALUES (CAST(md5('campaign TENANT') AS uuid), CAST(md5('did TENANT') AS uuid));
            INSERT INTO campaign_carriers (campaign_id, carrier_id, priority)
            VALUES (CAST(md5('campaign TENANT') AS uuid), gen_random_uuid(), 1);
            INSERT INTO links (id, campaign_id, client_id, priority, weight, status)
            VALUES (CAST(md5('link TENANT') AS uuid), CAST(md5('campaign TENANT') AS uuid), gen_random_uuid(), 1, 1, 'inactive');
            INSERT INTO caps (id, kind)
            VALUES ('TENANT', 'tenant'), (CAST(md5('did TENANT') AS uuid), 'did'), (CAST(md5('campaign TENANT') AS uuid), 'campaign'),
                (CAST(md5('link TENANT') AS uuid), 'link'), (gen_random_uuid(), 'carrier')
            ON CONFLICT DO NOTHING;
            INSERT INTO calls (call_id, node) VALUES ('placed-TENANT', 'n'), ('inbound-TENANT', 'n');
            INSERT INTO leases (id, call_id, attempt, node, direction, tenant_id, state, released_at, evidence)
            VALUES (gen_random_uuid(), 'inbound-TENANT', 1, 'n', 'inbound', 'TENANT', 'released', now(), 'ended');
            INSERT INTO placed_calls (call_id, tenant_id, did_id, number, as_dialed, caller_id, reference, node, command_id,
                placed_by, placed_at, state)
            VALUES ('placed-TENANT', 'TENANT', CAST(md5('did TENANT') AS uuid), '+14045550101', '4045550101', '+14045550100', '{}',
                'n', gen_random_uuid(), 'x', now(), 'ended');
            INSERT INTO placed_call_steps (call_id, channel_unique_id, kind, attempt, occurred_at)
            VALUES ('placed-TENANT', 'c', 'ended', 0, now());
            INSERT INTO placed_call_events (call_id, number, kind, attempt, occurred_at)
            VALUES ('placed-TENANT', 1, 'ended', 0, now());
            INSERT INTO answered_callers (tenant_id, caller, campaign_id, client_id, answered_at)
            VALUES ('TENANT', '+14045550102', gen_random_uuid(), gen_random_uuid(), now());
            INSERT INTO blocked_callers (tenant_id, caller, created_by) VALUES ('TENANT', '+14045550102', 'x');
            INSERT INTO audit_log (at, actor_id, actor_name, action, entity, entity_id, tenant_id, detail)
            VALUES (now(), 'id', 'name', 'create', 'campaign', 'id', 'TENANT', '{}');
            INSERT INTO idempotent_requests (subject, operation, key, fingerprint, created_at)
            VALUES ('TENANT', 'operation', 'key', 'fingerprint', now());
            INSERT INTO outbox (event_id, topic, type, key, body, appended_at, parked_at)
            VALUES (gen_random_uuid(), 't', 't', 'TENANT', '', now(), now());
            """;

    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();

    @Test
    void a_query_without_a_condition_returns_no_row_of_another_tenant() throws SQLException {
        insertRows(first);
        insertRows(second);

        Map<String, String> shared = Map.of(
                "known_carriers", "true",
                "known_clients", "true",
                "endpoint_states", "true",
                "inbound_version", "true",
                "idempotent_requests", "visible_to IS NULL",
                "caps", "kind IN ('carrier', 'client') OR kind = 'link' AND is_removed_link(id)");
        new TenantIsolation(routing.apiRole, shared, Set.of("watched_nodes", "applied_entities", "outbox"))
                .check(first, second);
    }

    private void insertRows(UUID tenant) throws SQLException {
        try (Connection owner = routing.database.connect();
                Statement statement = owner.createStatement()) {
            var _ = statement.execute(ROWS.replace("TENANT", tenant.toString()));
        }
    }
}
