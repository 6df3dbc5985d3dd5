package io.trunkline.did;

import static io.trunkline.did.DidApi.add;
import static io.trunkline.did.DidApi.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.servers.TenantIsolation;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RowSecurityIT {
    private final UUID first = TestEnvironment.newTenant();
    private final UUID second = TestEnvironment.newTenant();

    @Test
    void a_query_without_a_condition_returns_no_row_of_another_tenant() throws SQLException {
        useEveryTable(first);
        useEveryTable(second);

        // answers from before the migration
        Map<String, String> shared = Map.of("idempotent_requests", "visible_to IS NULL");
        new TenantIsolation(TestEnvironment.API_ROLE, shared, Set.of("outbox")).check(first, second);
    }

    private static void useEveryTable(UUID tenant) {
        TestEnvironment.sql(
                "INSERT INTO campaign VALUES (gen_random_uuid(), 1, false, '" + tenant + "', 'c', true, '{}')");
        var seller = TestEnvironment.signedInAsSeller(tenant);
        add(seller, body(TestEnvironment.newNumber(), "active"));
        var response = seller.send(
                "POST",
                "/api/v1/dids",
                body(TestEnvironment.newNumber(), "active"),
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                "1");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        assertThat(DidApi.upload(seller, "number\n" + TestEnvironment.newNumber() + "\n")
                        .statusCode())
                .isEqualTo(200);
        TestEnvironment.sql("WITH job AS (INSERT INTO did_import"
                + " (id, tenant_id, created_at, created_by, state, worked_at)"
                + " VALUES (gen_random_uuid(), '" + tenant + "', now(), 'x', 'RECEIVING', now()) RETURNING id),"
                + " part AS (INSERT INTO did_import_part SELECT id, 0, '' FROM job)"
                + " INSERT INTO did_import_failure SELECT id, 1, '[]', '' FROM job");
        add(seller, "{\"number\":\"" + TestEnvironment.newNumber() + "\",\"status\":\"active\",\"tags\":[\"a\"]}");
    }
}
