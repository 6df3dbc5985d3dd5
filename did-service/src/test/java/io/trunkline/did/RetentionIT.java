package io.trunkline.did;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import org.junit.jupiter.api.Test;

class RetentionIT {
    @Test
    void expired_idempotency_keys_and_counted_calls_are_deleted() {
        TestEnvironment.sql("INSERT INTO counted_call (call_id, revision, dids, counted_at) VALUES"
                + " ('old', 1, '{}', now() - interval '61 days'), ('new', 1, '{}', now() - interval '59 days')");
        TestEnvironment.sql("INSERT INTO idempotent_requests (subject, operation, key, fingerprint, created_at) VALUES"
                + " ('s', 'o', 'old', 'f', now() - interval '25 hours'),"
                + " ('s', 'o', 'new', 'f', now() - interval '23 hours')");

        TestEnvironment.runRetention();

        Await.until(
                "only new rows are left",
                () -> TestEnvironment.sql("SELECT call_id FROM counted_call WHERE call_id IN ('old', 'new')")
                                .equals("new")
                        && TestEnvironment.sql("SELECT key FROM idempotent_requests WHERE subject = 's'")
                                .equals("new"));
    }

    @Test
    void an_import_is_deleted_after_thirty_days_and_its_numbers_stay() {
        var tenant = TestEnvironment.newTenant();
        var seller = TestEnvironment.signedInAsSeller(tenant);
        for (int i = 0; i < 2; i++) {
            assertThat(DidApi.upload(seller, "number\n" + TestEnvironment.newNumber() + "\n")
                            .statusCode())
                    .isEqualTo(200);
        }
        String ofTenant = " FROM did_import WHERE tenant_id = '" + tenant + "'";
        String old = TestEnvironment.sql("UPDATE did_import SET created_at = now() - interval '31 days' WHERE id ="
                + " (SELECT id" + ofTenant + " ORDER BY id LIMIT 1) RETURNING id");
        TestEnvironment.sql("UPDATE did_import SET created_at = now() - interval '29 days' WHERE tenant_id = '" + tenant
                + "' AND id <> '" + old + "'");

        TestEnvironment.runRetention();

        Await.until(
                "one is left",
                () -> TestEnvironment.sql("SELECT count(*)" + ofTenant).equals("1"));
        assertThat(seller.get("/api/v1/dids/imports/" + old).statusCode()).isEqualTo(404);
        assertThat(DidApi.json(seller.get("/api/v1/dids?importId=" + old)).get("items"))
                .hasSize(1);
    }
}
