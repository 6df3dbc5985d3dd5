package io.trunkline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.servers.SharedServers;
import io.trunkline.testkit.servers.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/// V056 and V057: links, campaign carriers and blocked callers that were stored before they had versions and ids.
class MigrationOfVersionsIT {
    private static final String TENANT = "01900000-0000-7000-8000-000000000001";
    private static final String FIRST = "01900000-0000-7000-8000-000000000002";
    private static final String SECOND = "01900000-0000-7000-8000-000000000003";

    private final TestDatabase database = SharedServers.postgres().newDatabase("routing_versions");

    @Test
    void parts_get_the_version_of_their_campaign_and_blocked_callers_an_id() {
        migrate("55");
        query("INSERT INTO campaigns (id, tenant_id, version, name, status, routing_strategy, dial_timeout_seconds,"
                + " created_at, changed_at) VALUES " + campaignRow(FIRST, 7) + ", " + campaignRow(SECOND, 3));
        query("INSERT INTO links (id, campaign_id, client_id, priority, weight, status) VALUES"
                + " (gen_random_uuid(), '" + FIRST + "', gen_random_uuid(), 1, 1, 'active'),"
                + " (gen_random_uuid(), '" + SECOND + "', gen_random_uuid(), 1, 1, 'inactive')");
        query("INSERT INTO campaign_carriers (campaign_id, carrier_id, priority) VALUES ('" + FIRST
                + "', gen_random_uuid(), 1)");
        query("INSERT INTO blocked_callers (tenant_id, caller, created_by) VALUES ('" + TENANT
                + "', '+13125550199', 'ann'), ('" + TENANT + "', 'anonymous', 'ann')");

        migrate("latest");

        assertThat(query("SELECT version FROM links ORDER BY version")).isEqualTo("3\n7");
        assertThat(query("SELECT version FROM campaign_carriers")).isEqualTo("7");
        assertThat(query("SELECT count(DISTINCT id) FROM blocked_callers")).isEqualTo("2");
    }

    private static String campaignRow(String id, int version) {
        return "('" + id + "', '" + TENANT + "', " + version + ", '" + id
                + "', 'active', 'priority', 30, now(), now())";
    }

    private String query(String sql) {
        return SharedServers.postgres().execute(database.name(), sql);
    }

    /// As the service's role, which owns the tables.
    private void migrate(String target) {
        var _ = Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations(
                        "classpath:db/data-kit/audit",
                        "classpath:db/data-kit/idempotency",
                        "classpath:db/routing-service")
                .outOfOrder(true)
                .target(target)
                .load()
                .migrate();
    }
}
