package io.trunkline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.servers.SharedServers;
import io.trunkline.testkit.servers.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/// V053 to V055, and V062: rows that were written before the service used the tables of data-kit.
class SharedTablesMigrationIT {
    private static final String TENANT = "01900000-0000-7000-8000-000000000001";
    private static final String CAMPAIGN = "01900000-0000-7000-8000-000000000002";

    private final TestDatabase database = SharedServers.postgres().newDatabase("routing_migration");

    @Test
    void rows_of_before_are_carried_over_to_the_shared_tables() {
        migrate("52", "classpath:db/routing-service");
        insertOldRows();

        migrate(
                "latest",
                "classpath:db/data-kit/audit",
                "classpath:db/data-kit/idempotency",
                "classpath:db/routing-service");

        assertThat(query("SELECT action, actor_name, actor_id, entity, entity_id, tenant_id, version, at,"
                        + " actor_kind, before ->> 'version', detail ->> 'name' FROM audit_log ORDER BY id"))
                .isEqualTo("""
                        create|Ann (night shift)|u-1|campaign|%2$s|%1$s|1|2026-03-01 10:00:00+00|user||Autumn
                        link-client|system|system|campaign|%2$s|%1$s|2|2026-03-01 10:01:00+00|system|1|Autumn
                        block|Ann|u-1|blocked-caller|+13125550199|%1$s||2026-03-01 10:02:00+00|user||
                        unblock|Ann|u-1|blocked-caller|+13125550199|%1$s||2026-03-01 10:03:00+00|user||
                        unblock|Ann|u-1|blocked-caller|anonymous|%1$s||2026-03-01 10:04:00+00|user||\
                        """.formatted(TENANT, CAMPAIGN));
        assertThat(query("SELECT entity_id, before ->> 'number', detail FROM audit_log"
                        + " WHERE entity = 'blocked-caller' ORDER BY id"))
                .isEqualTo("""
                        +13125550199||{"number": "+13125550199"}
                        +13125550199|+13125550199|
                        anonymous|anonymous|\
                        """);
        assertThat(query("SELECT subject, operation, key, fingerprint, answer, created_at FROM idempotent_requests"))
                .isEqualTo("u-1|POST /api/calls|k1|old-digest|\"ast1-1772359200.placed\"|2026-03-01 10:00:00+00");
        assertThat(query("SELECT number_format FROM known_carriers")).isEqualTo("as-dialed");
        assertThat(query("SELECT to_regclass('audit'), to_regclass('idempotency_keys')"))
                .isEqualTo("|");
    }

    private void insertOldRows() {
        query("INSERT INTO audit (at, actor, action, entity, entity_id, tenant_id, after) VALUES"
                + auditRow("00", "Ann (night shift) (u-1)", "created", "campaign", CAMPAIGN, "\"version\": 1, ") + ","
                + auditRow("01", "system", "client-linked", "campaign", CAMPAIGN, "\"version\": 2, ") + ","
                + blockedRow("02", "blocked", "+13125550199") + ","
                + blockedRow("03", "unblocked", "+13125550199") + ","
                + blockedRow("04", "let-in", "anonymous"));
        query("INSERT INTO idempotency_keys (subject, key, digest, call_id, created_at) VALUES"
                + " ('u-1', 'k1', 'old-digest', 'ast1-1772359200.placed', '2026-03-01T10:00:00Z')");
        query("INSERT INTO known_carriers (carrier_id, version, deleted, endpoint_id, name, trunk_type,"
                + " registration_type, host, port, priority, status, dial_timeout_seconds, number_format) VALUES ('"
                + CAMPAIGN + "', 1, false, 'acme', 'Acme', 'pjsip', 'ip', '192.0.2.1', 5060, 1, 'active', 30,"
                + " 'as_dialed')");
    }

    private static String blockedRow(String minute, String action, String number) {
        return auditRow(minute, "Ann (u-1)", action, "blocked-caller", number, "");
    }

    private static String auditRow(
            String minute, String actor, String action, String entity, String entityId, String version) {
        String name = version.isEmpty() ? "\"number\": \"" + entityId + "\"" : "\"name\": \"Autumn\"";
        return " ('2026-03-01T10:" + minute + ":00Z', '" + actor + "', '" + action + "', '" + entity + "', '" + entityId
                + "', '" + TENANT + "', '{" + version + name + "}')";
    }

    private String query(String sql) {
        return SharedServers.postgres().execute(database.name(), sql);
    }

    /// As the service's role, which owns the tables.
    private void migrate(String target, String... locations) {
        var _ = Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations(locations)
                .outOfOrder(true)
                .target(target)
                .load()
                .migrate();
    }
}
