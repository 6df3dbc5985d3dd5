package io.trunkline.did;

import static io.trunkline.did.DidApi.add;
import static io.trunkline.did.DidApi.body;
import static io.trunkline.did.DidApi.id;
import static io.trunkline.did.TestEnvironment.ADMIN;
import static io.trunkline.did.TestEnvironment.EVENTS;
import static io.trunkline.did.TestEnvironment.sql;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.DidChanged;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.invalid.InvalidRequests;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InvalidRequestsIT {
    private final UUID tenant = TestEnvironment.newTenant();

    @Test
    void an_invalid_request_gets_a_4xx_changes_nothing_and_publishes_nothing() {
        String number = TestEnvironment.newNumber();
        String did = "/api/v1/dids/" + id(add(TestEnvironment.signedInAsSeller(tenant), body(number, "active")));
        String earlier = did.replace("/v1/dids", "/asterisk-dids");
        String valid = "{\"tenantId\":\"" + tenant + "\",\"number\":\"" + number + "\"}";
        long eventsBefore = publishedEvents();

        var requests = new InvalidRequests(ADMIN);
        for (String collection : new String[] {"/api/v1/dids", "/api/asterisk-dids"}) {
            requests.sendBodies("POST", collection, valid, null);
            requests.sendParameters(collection);
            requests.sendParameters(collection + "/next-available");
            requests.sendFiles(collection + "/import", "tenantId", tenant.toString(), "number\nnone\n");
        }
        requests.sendParameters("/api/v1/dids/export");
        requests.sendParameters("/api/v1/dids/imports");
        requests.sendBodies(
                "POST",
                "/api/v1/dids/bulk",
                "{\"ids\":[\"" + did.substring("/api/v1/dids/".length()) + "\"],\"set\":{\"trunk\":\"PJSIP\"}}",
                null);
        requests.sendBodies("PUT", did + "/tenant", "{\"tenantId\":\"" + tenant + "\"}", null);
        requests.sendBodies("PUT", did, valid, did);
        requests.sendBodies("PUT", earlier, "{}", earlier);
        requests.sendBodies("PATCH", did, "{}", did);
        requests.sendBodies("PATCH", earlier, "{}", earlier);
        requests.sendParameters("/api/v1/dead-letters/did-service");
        requests.sendParameters("/api/v1/audit/dids");
        requests.sendUnknownParameters();

        assertThat(requests.failures()).isEmpty();
        assertThat(requests.operationsNotSent()).isEmpty();
        assertThat(publishedEvents() - eventsBefore).isEqualTo(requests.changes());
        requests.print("did-service");
    }

    private static long publishedEvents() {
        Await.until(
                "the outbox is empty", () -> sql("SELECT count(*) FROM outbox").equals("0"));
        return EVENTS.consumeAll(DidChanged.class).size();
    }
}
