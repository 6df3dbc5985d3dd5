package io.trunkline.did;

import static io.trunkline.did.DidApi.add;
import static io.trunkline.did.DidApi.body;
import static io.trunkline.did.DidApi.id;
import static io.trunkline.did.TestEnvironment.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.invalid.InvalidRequests;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InvalidRequestsIT {
    private final UUID tenant = TestEnvironment.newTenant();

    @Test
    void an_invalid_request_gets_a_4xx_and_changes_nothing() {
        String number = TestEnvironment.newNumber();
        String did = "/api/v1/dids/" + id(add(TestEnvironment.signedInAsSeller(tenant), body(number, "active")));
        String earlier = did.replace("/v1/dids", "/asterisk-dids");
        String valid = "{\"tenantId\":\"" + tenant + "\",\"number\":\"" + number + "\"}";

        var requests = new InvalidRequests(ADMIN);
        requests.sendBodies("POST", "/api/v1/dids", valid, null);
        requests.sendBodies("PUT", did, valid, did);
        requests.sendBodies("PATCH", did, "{}", did);
        requests.sendBodies("PATCH", earlier, "{}", earlier);
        requests.sendParameters("/api/v1/dids");
        requests.sendParameters("/api/v1/dids/next-available");

        assertThat(requests.failures()).isEmpty();
        assertThat(requests.statuses().get(400)).isGreaterThan(20);
    }
}
