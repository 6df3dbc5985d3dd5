package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.json;
import static io.trunkline.routing.RoutingServiceFixture.requireProblem;
import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.CallRouted;
import io.trunkline.routing.TenantFixture.EndpointFixture;
import io.trunkline.testkit.RestClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Carriers that are offered to some tenants, and what sellers of other tenants find of them.
class CarrierOffersIT {
    private static final String PERSON = "+13125550111";

    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture tenant = new TenantFixture(routing);
    private final TenantFixture.DidFixture number = tenant.createNumber();
    private final RestClient seller = routing.api().withToken(routing.tokens.seller(tenant.tenantId));

    /// A dial prefix of this test.
    private final String prefix = "8"
            + String.valueOf(Math.abs(tenant.tenantId.getMostSignificantBits())).substring(0, 8);

    @Test
    void a_carrier_that_is_not_offered_looks_like_one_that_does_not_exist() {
        EndpointFixture hidden = tenant.createCarrierOfferedTo(List.of(new TenantFixture(routing).tenantId), prefix);
        var nonexistent = new EndpointFixture(
                UUID.randomUUID(), "carrier-" + UUID.randomUUID().toString().substring(0, 8));
        String campaign = "/api/v1/campaigns/"
                + tenant.createCampaign(List.of(), List.of(), List.of())
                        .get("id")
                        .asString();

        var attached = seller.put(campaign + "/carriers/" + hidden.id(), "{}");
        requireProblem(attached, 422, "carrier.unknown");
        assertThat(problem(attached, hidden))
                .isEqualTo(problem(seller.put(campaign + "/carriers/" + nonexistent.id(), "{}"), nonexistent));
        var called = seller.post("/api/v1/calls", order(hidden));
        requireProblem(called, 422, "carrier.unknown");
        assertThat(problem(called, hidden))
                .isEqualTo(problem(seller.post("/api/v1/calls", order(nonexistent)), nonexistent));
        requireProblem(
                seller.post("/api/v1/campaigns", "{\"name\": \"Other\", \"carrierId\": \"" + hidden.id() + "\"}"),
                422,
                "carrier.unknown");
        requireProblem(routing.api().post("/api/v1/calls", order(hidden)), 422, "carrier.unknown");
        requireProblem(seller.get(campaign + "/carriers/" + hidden.id()), 404, "resource.not-found");
        assertThat(requireSuccess(seller.get(campaign + "/available-carriers?name=" + hidden.endpointId()))
                        .get("items"))
                .isEmpty();
    }

    @Test
    void a_dial_prefix_leads_to_offered_carriers_only() {
        tenant.createCarrierOfferedTo(List.of(), prefix);
        String nowhere = prefix.replaceFirst("8", "5");

        var refused = seller.post("/api/v1/calls", orderOf(campaignWith("\"dialPrefix\": \"" + prefix + "\"")));

        requireProblem(refused, 409, "call.no-route");
        assertThat(problem(refused))
                .isEqualTo(problem(
                        seller.post("/api/v1/calls", orderOf(campaignWith("\"dialPrefix\": \"" + nowhere + "\"")))));
        assertThat(explain(seller, "&dialPrefix=" + prefix).get("trace"))
                .isEqualTo(explain(seller, "&dialPrefix=" + nowhere).get("trace"));
        assertThat(explain(routing.api(), "&tenantId=" + tenant.tenantId + "&dialPrefix=" + prefix)
                        .get("trace")
                        .toString())
                .contains("carrier.offered");
    }

    @Test
    void a_campaign_stops_using_a_carrier_whose_offer_is_withdrawn() {
        EndpointFixture carrier = tenant.createCarrierOfferedTo(List.of(tenant.tenantId), prefix);
        String campaign = campaignWith("\"carrierId\": \"" + carrier.id() + "\"");
        JsonNode offered = requireSuccess(seller.get(
                        "/api/v1/campaigns/" + campaign + "/available-carriers?name=" + carrier.endpointId()))
                .get("items")
                .get(0);
        assertThat(offered.propertyNames()).containsExactlyInAnyOrder("id", "name", "status", "dialPrefix");
        assertThat(offered.get("dialPrefix").asString()).isEqualTo(prefix);
        String call = requireSuccess(seller.post("/api/v1/calls", orderOf(campaign)))
                .get("callId")
                .asString();

        tenant.offerCarrier(carrier, 2, List.of(), prefix);

        JsonNode explained = explain(routing.api(), "&campaignId=" + campaign);
        assertThat(routing.askNext(QuestionFields.outbound(call, PERSON))).isEqualTo("STOP|3|carrier.unknown");
        CallRouted routed = routing.awaitRouted(event -> event.callId().equals(call));
        assertThat(ruledOut(explained)).containsExactly(carrier.id() + " carrier.offered");
        assertThat(routed.trace())
                .anyMatch(step -> carrier.id().equals(step.id())
                        && step.checks().getFirst().name().equals("carrier.offered")
                        && !step.checks().getFirst().passed());
        assertThat(explain(seller, "&campaignId=" + campaign + "&tried=" + carrier.id())
                        .toString())
                .doesNotContain(carrier.id().toString(), carrier.endpointId());
        requireProblem(seller.post("/api/v1/calls", orderOf(campaign)), 409, "call.no-route");
        JsonNode view = requireSuccess(seller.get("/api/v1/campaigns/" + campaign));
        assertThat(view.get("carrierDialPrefix").isNull()).isTrue();
        assertThat(view.get("carrierId").asString()).isEqualTo(carrier.id().toString());
    }

    private String campaignWith(String setting) {
        return requireSuccess(
                        seller.post("/api/v1/campaigns", "{\"name\": \"" + UUID.randomUUID() + "\", " + setting + "}"))
                .get("id")
                .asString();
    }

    private JsonNode explain(RestClient caller, String more) {
        return requireSuccess(caller.get("/api/v1/routes/explain?direction=outbound&number=13125550111" + more));
    }

    private String order(EndpointFixture carrier) {
        return "{\"to\": \"" + PERSON + "\", \"from\": \"" + number.id() + "\", \"carrier\": \"" + carrier.endpointId()
                + "\"}";
    }

    private static String orderOf(String campaign) {
        return "{\"to\": \"" + PERSON + "\", \"campaignId\": \"" + campaign + "\"}";
    }

    private static List<String> ruledOut(JsonNode explained) {
        return explained
                .get("trace")
                .valueStream()
                .filter(step -> step.get("kind").asString().equals("carrier"))
                .map(step -> step.get("id").asString() + " "
                        + step.get("checks").get(0).get("rule").asString())
                .toList();
    }

    /// What a caller can compare of a refusal, without the name that the request gave.
    private static String problem(HttpResponse<String> response, EndpointFixture named) {
        return problem(response).replace(named.id().toString(), "id").replace(named.endpointId(), "endpoint");
    }

    private static String problem(HttpResponse<String> response) {
        JsonNode problem = json(response);
        return response.statusCode() + " " + problem.get("code") + " " + problem.get("detail") + " "
                + problem.get("errors") + " " + problem.get("reason") + " " + problem.get("instance");
    }
}
