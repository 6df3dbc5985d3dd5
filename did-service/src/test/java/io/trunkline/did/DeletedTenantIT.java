package io.trunkline.did;

import static io.trunkline.did.DidApi.add;
import static io.trunkline.did.DidApi.assertProblem;
import static io.trunkline.did.DidApi.body;
import static io.trunkline.did.DidApi.id;
import static io.trunkline.did.TestEnvironment.ADMIN;
import static io.trunkline.did.TestEnvironment.EVENTS;
import static io.trunkline.did.TestEnvironment.sql;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.DidChanged;
import io.trunkline.testkit.Await;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeletedTenantIT {
    private final UUID deleted = TestEnvironment.newTenant();
    private final String number = TestEnvironment.newNumber();
    private final String did = id(add(TestEnvironment.signedInAsSeller(deleted), body(number, "active")));

    @Test
    void its_active_numbers_become_inactive_and_free_for_other_tenants() {
        TestEnvironment.deleteTenant(deleted);

        var event = EVENTS.await(DidChanged.class, changed -> changed.number().equals(number) && changed.version() > 1);
        assertThat(event.status()).isEqualTo(DidChanged.Status.INACTIVE);
        add(TestEnvironment.signedInAsSeller(TestEnvironment.newTenant()), body(number, "active"));
        assertThat(ADMIN.get("/api/v1/audit/dids?actor=system&entityId=" + did).body())
                .contains("\"inactive\"");
        assertProblem(ADMIN.patch("/api/v1/dids/" + did, "{\"status\":\"active\"}"), 422, "tenant.unknown");
    }

    @Test
    void a_repeated_event_deactivates_what_an_interrupted_one_left() {
        TestEnvironment.deleteTenant(deleted);
        awaitStatus("INACTIVE");
        sql("UPDATE did SET status = 'ACTIVE' WHERE id = '" + did + "'");

        TestEnvironment.deleteTenant(deleted);

        awaitStatus("INACTIVE");
    }

    private void awaitStatus(String status) {
        Await.until(
                "the number is " + status,
                () -> sql("SELECT status FROM did WHERE id = '" + did + "'").equals(status));
    }
}
