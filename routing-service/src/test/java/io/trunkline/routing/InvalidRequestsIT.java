package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.CampaignChanged;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.RestClient;
import io.trunkline.testkit.invalid.InvalidRequests;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class InvalidRequestsIT {
    private static final InvalidRequests REQUESTS =
            new InvalidRequests(RoutingServiceFixture.shared().api());

    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture tenant = new TenantFixture(routing);
    private final TenantFixture.EndpointFixture client = tenant.createClient();
    private final RestClient seller = routing.api().withToken(routing.tokens.seller(tenant.tenantId));

    @AfterAll
    static void every_operation_was_sent_invalid_requests() {
        assertThat(REQUESTS.operationsNotSent()).isEmpty();
        REQUESTS.print("routing-service");
    }

    @Test
    void an_invalid_campaign_gets_a_4xx_changes_nothing_and_publishes_nothing() {
        var number = tenant.createNumber();
        String body = "{\"name\":\"Solar\",\"didIds\":[\"" + number.id() + "\"],"
                + "\"openingHours\":{\"monday\":[{\"from\":\"09:00\",\"to\":\"17:00\"}]},"
                + "\"overflow\":{\"clientId\":\"" + client.id() + "\"},"
                + "\"repeatCallers\":{\"mode\":\"refuse\",\"windowSeconds\":60}}";
        String path = "/api/v1/campaigns/"
                + requireSuccess(seller.post("/api/v1/campaigns", body))
                        .get("id")
                        .asString();
        long eventsBefore = publishedEvents();
        int changesBefore = REQUESTS.changes();
        REQUESTS.as(seller);

        REQUESTS.sendBodies("POST", "/api/v1/campaigns", body, null);
        REQUESTS.sendBodies("PUT", path, body, path);
        REQUESTS.sendBodies("PATCH", path, "{}", path);
        REQUESTS.sendBodies("POST", path + "/dids", "{\"ids\":[\"" + number.id() + "\"]}", path);
        REQUESTS.sendParameters("/api/v1/campaigns");
        REQUESTS.sendParameters(path + "/available-clients");
        REQUESTS.sendParameters(path + "/available-carriers");

        assertThat(REQUESTS.failures()).isEmpty();
        assertThat(publishedEvents() - eventsBefore).isEqualTo(REQUESTS.changes() - changesBefore);
    }

    @Test
    void an_invalid_link_or_carrier_of_a_campaign_gets_a_4xx_changes_nothing_and_publishes_nothing() {
        TenantFixture.EndpointFixture carrier = tenant.createIpCarrier(1);
        String campaign = "/api/v1/campaigns/"
                + tenant.createCampaign(List.of(tenant.createNumber()), List.of(client), List.of(carrier))
                        .get("id")
                        .asString();
        long eventsBefore = publishedEvents();
        int changesBefore = REQUESTS.changes();
        REQUESTS.as(routing.api());

        for (String path : List.of(campaign + "/clients/" + client.id(), campaign + "/carriers/" + carrier.id())) {
            REQUESTS.sendBodies("PUT", path, "{}", path);
            REQUESTS.sendBodies("PATCH", path, "{}", path);
        }

        assertThat(REQUESTS.failures()).isEmpty();
        assertThat(publishedEvents() - eventsBefore).isEqualTo(REQUESTS.changes() - changesBefore);
    }

    @Test
    void an_invalid_call_blocked_caller_or_question_gets_a_4xx() {
        String campaign = "/api/v1/campaigns/"
                + tenant.createCampaign(List.of(tenant.createNumber()), List.of(client), List.of())
                        .get("id")
                        .asString();
        REQUESTS.as(seller);

        REQUESTS.sendBodies(
                "POST", "/api/v1/calls", "{\"to\":\"+17065551234\",\"reference\":{\"leadId\":\"1\"}}", null);
        REQUESTS.sendBodies("POST", "/api/v1/blocked-callers", "{\"number\":\"+13125550199\"}", null);
        REQUESTS.sendBodies(
                "POST", "/api/v1/routes/explain", "{\"direction\":\"outbound\",\"number\":\"+17065551234\"}", null);
        REQUESTS.sendParameters("/api/v1/routes/explain");
        REQUESTS.sendParameters("/api/v1/blocked-callers");
        REQUESTS.sendParameters("/api/v1/routes/live");
        REQUESTS.sendParameters("/api/v1/live-calls");
        REQUESTS.as(routing.api()).sendParameters("/api/v1/leases");
        REQUESTS.sendBodies(
                "POST", campaign + "/test-calls", "{\"number\":\"+14045550100\",\"from\":\"+13125550199\"}", null);
        REQUESTS.sendParameters("/api/v1/nodes");
        REQUESTS.sendParameters("/api/v1/dead-letters/routing-service");
        REQUESTS.sendParameters("/api/v1/audit/campaigns");
        REQUESTS.sendUnknownParameters();

        assertThat(REQUESTS.failures()).isEmpty();
    }

    private long publishedEvents() {
        Await.until(
                "the outbox is empty",
                () -> routing.query("SELECT count(*) FROM outbox").equals("0"));
        return routing.topics.consumeAll(CampaignChanged.class).size();
    }
}
