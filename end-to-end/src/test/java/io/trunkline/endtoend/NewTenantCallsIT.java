package io.trunkline.endtoend;

import static io.trunkline.testkit.suite.SuiteConfiguration.CDR;
import static io.trunkline.testkit.suite.SuiteConfiguration.DIDS;
import static io.trunkline.testkit.suite.SuiteConfiguration.PROVISIONING;
import static io.trunkline.testkit.suite.SuiteConfiguration.ROUTING;
import static io.trunkline.testkit.suite.SuiteConfiguration.id;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A script that creates everything a call needs and places the call, one request after the other without pauses,
/// in three services.
class NewTenantCallsIT {
    private static final int TIMES = 40;
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final SippAnswerer CARRIER = SippAnswerer.start();
    private static final SuiteClient API = TestEnvironment.shared().api();

    @AfterAll
    static void close() {
        CARRIER.close();
    }

    @Test
    void the_call_of_a_tenant_created_a_moment_ago_is_answered_each_time() {
        List<String> calls = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            calls.add(createTenantAndPlaceCall(i));
        }

        calls.forEach(call -> Await.until(
                call + " is recorded as answered",
                TIMEOUT,
                () -> dispositionOf(call).equals("answered")));
    }

    private static String dispositionOf(String call) {
        return API.send("GET", CDR, "/api/v1/call-records/" + call, null)
                .json()
                .path("disposition")
                .asString("");
    }

    private static String createTenantAndPlaceCall(int i) {
        String name = "Script " + i;
        String tenant = id(send("POST", PROVISIONING, "/api/v1/tenants", Map.of("name", name)));
        String number = "+1404556%04d".formatted(i);
        String did = id(send("POST", DIDS, "/api/v1/dids", SuiteConfiguration.activeDid(tenant, number)));
        String client = id(send(
                "POST",
                PROVISIONING,
                "/api/v1/clients",
                SuiteConfiguration.fixedClient(name, CARRIER.host(), CARRIER.port())));
        String carrier = id(send(
                "POST",
                PROVISIONING,
                "/api/v1/carriers",
                SuiteConfiguration.ipCarrier(name, CARRIER.host(), CARRIER.port())));
        String campaign = id(send(
                "POST",
                ROUTING,
                "/api/v1/campaigns",
                Map.of("tenantId", tenant, "name", name, "didIds", List.of(did))));
        String path = "/api/v1/campaigns/" + campaign;
        var _ = send("PUT", ROUTING, path + "/clients/" + client, Map.of("priority", 1));
        var _ = send("PUT", ROUTING, path + "/carriers/" + carrier, Map.of("priority", 1));
        return send("POST", ROUTING, "/api/v1/calls", Map.of("to", "+17065550111", "campaignId", campaign))
                .get("callId")
                .asString();
    }

    /// Not repeated for any status: a script does not repeat its requests either.
    private static JsonNode send(String method, String service, String path, Map<String, ?> body) {
        return API.send(method, service, path, body).requireSuccess();
    }
}
