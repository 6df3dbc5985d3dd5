package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.DidChanged;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DidRotationIT {
    /// Three quarters of the numbers have fewer calls, and are at their limit or not active.
    private static final String INSERT_NUMBERS = """
            INSERT INTO caps (id, kind, total)
            SELECT CAST(md5('TENANT' || i) AS uuid), 'did', CASE i % 4 WHEN 3 THEN 1000 + i % 97 ELSE i % 7 END
            FROM generate_series(1, COUNT) AS i;
            INSERT INTO known_dids (did_id, version, deleted, tenant_id, number, trunk, status, max_usage)
            SELECT CAST(md5('TENANT' || i) AS uuid), 1, false, 'TENANT', '+49' || (31000000000 + i), 'PJSIP',
                CASE i % 4 WHEN 0 THEN 'inactive' ELSE 'active' END, CASE WHEN i % 4 < 3 THEN i % 7 END
            FROM generate_series(1, COUNT) AS i
            """;

    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();

    @Test
    void the_choice_of_a_caller_id_reads_as_many_rows_of_100_000_numbers_as_of_100() throws Exception {
        UUID small = insert(100);
        UUID large = insert(100_000);
        routing.query("ANALYZE did_rotation; ANALYZE known_dids; ANALYZE caps");

        // the number in the rotation, the number, its cap, and what row security reads for the cap
        assertThat(rowsRead(small)).isBetween(3.0, 4.0);
        assertThat(rowsRead(large)).isBetween(3.0, 4.0);
        assertThat(chosen(large)).isEqualTo(routing.query("""
                        SELECT d.did_id FROM known_dids d JOIN caps c ON c.id = d.did_id
                        WHERE d.tenant_id = 'TENANT' AND d.status = 'active'
                          AND (d.max_usage IS NULL OR c.total < d.max_usage)
                        ORDER BY c.total, d.did_id LIMIT 1
                        """.replace("TENANT", large.toString())));
    }

    @Test
    void the_rotation_follows_orders_and_changes_of_numbers() {
        TenantFixture town = new TenantFixture(routing);
        var carrier = town.createIpCarrier(10);
        var number = town.createNumber();
        var inactive = town.createNumber(DidChanged.Status.INACTIVE, null, "PJSIP");
        String order = "{\"to\": \"+13125550111\", \"carrier\": \"" + carrier.endpointId() + "\", \"tenantId\": \""
                + town.tenantId + "\"}";

        requireSuccess(routing.api().post("/api/v1/calls", order));
        requireSuccess(routing.api().post("/api/v1/calls", order));

        assertThat(rotation(number.id())).isEqualTo("2|");
        assertThat(rotation(inactive.id())).isEmpty();
        town.deleteNumber(number);
        assertThat(rotation(number.id())).isEmpty();
        assertThat(routing.query("""
                        SELECT count(*) FROM did_rotation r LEFT JOIN caps c ON c.id = r.did_id
                        WHERE r.used <> COALESCE(c.total, 0)
                        """)).isEqualTo("0");
    }

    private String rotation(UUID did) {
        return routing.query("SELECT used, max_usage FROM did_rotation WHERE did_id = '" + did + "'");
    }

    private UUID insert(int count) {
        UUID tenant = UUID.randomUUID();
        routing.query(INSERT_NUMBERS.replace("TENANT", tenant.toString()).replace("COUNT", String.valueOf(count)));
        return tenant;
    }

    /// The statement that chooses a caller ID.
    private static String statement(UUID tenant) throws ReflectiveOperationException {
        var field = Class.forName("io.trunkline.routing.decision.SqlCandidates").getDeclaredField("LEAST_USED");
        field.setAccessible(true);
        return ((String) field.get(null)).replace(":tenant", "'" + tenant + "'").replace(":campaign", "NULL");
    }

    private String chosen(UUID tenant) throws Exception {
        return run(tenant, statement(tenant));
    }

    /// The rows that the scans of the statement read, by EXPLAIN, as the role of requests.
    private double rowsRead(UUID tenant) throws Exception {
        String plan = run(tenant, "EXPLAIN (ANALYZE, FORMAT JSON) " + statement(tenant));
        return scanned(JsonMapper.shared().readTree(plan).get(0).get("Plan"));
    }

    private String run(UUID tenant, String statement) throws SQLException {
        try (var connection = routing.apiRole.connect();
                var query = connection.createStatement()) {
            query.execute("SELECT set_config('trunkline.tenant', '" + tenant + "', false)");
            var result = query.executeQuery(statement);
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    private static double scanned(JsonNode plan) {
        double rows = 0;
        if (plan.has("Relation Name")) {
            double loops = plan.get("Actual Loops").asDouble();
            for (String read : List.of("Actual Rows", "Rows Removed by Filter", "Rows Removed by Index Recheck")) {
                rows += plan.has(read) ? plan.get(read).asDouble() * loops : 0;
            }
        }
        if (plan.has("Plans")) {
            for (JsonNode child : plan.get("Plans")) {
                rows += scanned(child);
            }
        }
        return rows;
    }
}
