package io.trunkline.did;

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
}
