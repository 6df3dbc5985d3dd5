package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.RestClient;
import io.trunkline.testkit.invalid.InvalidRequests;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvalidRequestsIT {
    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture tenant = new TenantFixture(routing);
    private final TenantFixture.EndpointFixture client = tenant.createClient();
    private final RestClient seller = routing.api().withToken(routing.tokens.seller(tenant.tenantId));
    private final InvalidRequests requests = new InvalidRequests(seller);

    @Test
    void an_invalid_campaign_gets_a_4xx_and_changes_nothing() {
        var number = tenant.createNumber();
        String body = "{\"name\":\"Solar\",\"didIds\":[\"" + number.id() + "\"],"
                + "\"openingHours\":{\"monday\":[{\"from\":\"09:00\",\"to\":\"17:00\"}]},"
                + "\"overflow\":{\"clientId\":\"" + client.id() + "\"},"
                + "\"repeatCallers\":{\"mode\":\"refuse\",\"windowSeconds\":60}}";
        String path = "/api/v1/campaigns/"
                + requireSuccess(seller.post("/api/v1/campaigns", body))
                        .get("id")
                        .asString();

        requests.sendBodies("POST", "/api/v1/campaigns", body, null);
        requests.sendBodies("PUT", path, body, path);
        requests.sendBodies("PATCH", path, "{}", path);
        requests.sendParameters("/api/v1/campaigns");
        requests.sendParameters(path + "/available-clients");

        assertThat(requests.failures()).isEmpty();
        assertThat(requests.statuses().get(400)).isGreaterThan(20);
    }

    @Test
    void an_invalid_link_gets_a_4xx_and_changes_nothing() {
        String campaign = "/api/v1/campaigns/"
                + tenant.createCampaign(List.of(tenant.createNumber()), List.of(client), List.of())
                        .get("id")
                        .asString();
        String link = campaign + "/clients/" + client.id();

        requests.sendBodies("PUT", link, "{}", link);
        requests.sendBodies("PATCH", link, "{}", link);

        assertThat(requests.failures()).isEmpty();
        assertThat(requests.statuses().get(400)).isGreaterThan(20);
    }

    @Test
    void an_invalid_call_blocked_caller_or_question_gets_a_4xx() {
        tenant.createNumber();

        requests.sendBodies(
                "POST", "/api/v1/calls", "{\"to\":\"+17065551234\",\"reference\":{\"leadId\":\"1\"}}", null);
        requests.sendBodies("POST", "/api/v1/blocked-callers", "{\"number\":\"+13125550199\"}", null);
        requests.sendBodies(
                "POST", "/api/v1/routes/explain", "{\"direction\":\"outbound\",\"number\":\"+17065551234\"}", null);
        requests.sendParameters("/api/v1/routes/explain");
        requests.sendParameters("/api/v1/blocked-callers");
        requests.sendParameters("/api/v1/routes/live");

        assertThat(requests.failures()).isEmpty();
        assertThat(requests.statuses().get(400)).isGreaterThan(20);
    }
}
