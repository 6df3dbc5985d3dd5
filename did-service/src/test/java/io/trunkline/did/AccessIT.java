package io.trunkline.did;

import static io.trunkline.did.DidApi.add;
import static io.trunkline.did.DidApi.body;
import static io.trunkline.did.DidApi.id;
import static io.trunkline.did.DidApi.json;
import static io.trunkline.did.DidApi.upload;
import static io.trunkline.did.TestEnvironment.newNumber;
import static io.trunkline.did.TestEnvironment.newTenant;
import static io.trunkline.did.TestEnvironment.signedInAsSeller;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.access.AccessMatrix;
import io.trunkline.testkit.access.TenantSeparation;
import org.junit.jupiter.api.Test;

class AccessIT {
    @Test
    void every_operation_admits_the_callers_of_its_rule_and_no_others() {
        assertThat(AccessMatrix.failures(TestEnvironment.ADMIN, AccessMatrix.Callers.of(TestEnvironment.TOKENS)))
                .isEmpty();
    }

    @Test
    void a_seller_never_gets_a_number_of_another_tenant() {
        var tenant = newTenant();
        var seller = signedInAsSeller(tenant);
        String number = newNumber();
        String did = id(add(seller, body(number, "active")));
        String other = id(add(seller, body(newNumber(), "active")));

        String imported = "/api/v1/dids/imports/"
                + json(upload(seller, "number\n" + newNumber() + "\n"))
                        .get("importId")
                        .asString();

        String inProgress = TestEnvironment.sql(
                "INSERT INTO did_import (id, tenant_id, created_at, created_by, state, worked_at) VALUES"
                        + " (gen_random_uuid(), '" + tenant + "', now(), 'x', 'RECEIVING', now()) RETURNING id");

        var separation = new TenantSeparation(seller, signedInAsSeller(newTenant()));

        assertThat(separation
                        .checkLists("/api/v1/dids", did)
                        .checkLists("/api/asterisk-dids", did)
                        .checkLists("/api/v1/audit/dids", did)
                        .check(imported, null)
                        .check(imported + "/failed-rows", null)
                        .check(imported + "/events", null)
                        .check("/api/v1/dids/imports/" + inProgress + "/cancel", null)
                        .checkLists("/api/v1/dids/imports", imported.substring(imported.lastIndexOf('/') + 1))
                        .check("/api/v1/dids/" + did, body(number, "active"))
                        .check("/api/asterisk-dids/" + other, "{}")
                        .failures())
                .isEmpty();
    }
}
