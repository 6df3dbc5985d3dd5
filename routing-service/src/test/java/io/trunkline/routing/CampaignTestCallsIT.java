package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.json;
import static io.trunkline.routing.RoutingServiceFixture.requireProblem;
import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.CallRouted;
import io.trunkline.events.nodes.NodeCommand;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Test calls to a campaign, as if a carrier had sent them.
class CampaignTestCallsIT {
    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture tenant = new TenantFixture(routing);
    private final TenantFixture.DidFixture number = tenant.createNumber();
    private final TenantFixture.EndpointFixture client = tenant.createLimitedClient(1);
    private final JsonNode created =
            tenant.createCampaign(List.of(number), List.of(client), List.of(tenant.createIpCarrier(1)));
    private final String campaign = "/api/v1/campaigns/" + created.get("id").asString();

    private HttpResponse<String> place(String body) {
        return routing.api().post(campaign + "/test-calls", body);
    }

    private String placed(String body) {
        HttpResponse<String> answer = place(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return json(answer).get("callId").asString();
    }

    private NodeCommand.Originate order(String call) {
        return routing.awaitCommand(command -> command.originate() != null
                        && command.originate().callId().equals(call))
                .originate();
    }

    @Test
    void the_node_calls_the_number_of_the_campaign_as_a_carrier_would() {
        String call = placed("{\"from\": \"+1 312 555 0199\"}");

        NodeCommand.Originate order = order(call);
        assertThat(order.channel()).isEqualTo("Local/" + number.e164() + "@trunkline-test-inbound/n");
        assertThat(order.context() + "," + order.exten()).isEqualTo("trunkline-test-caller,s");
        assertThat(order.callerId()).isEqualTo("+13125550199");
        assertThat(order.variables())
                .containsEntry("__TRUNKLINE_DIRECTION", "inbound")
                .containsEntry("__TRUNKLINE_DID", number.id().toString());
        assertThat(order(placed("{}")).callerId()).as("a withheld number").isNull();
    }

    @Test
    void it_is_routed_counted_and_marked_in_its_record() {
        String call = placed("{}");

        assertThat(routing.askNext(QuestionFields.inbound(call, number.e164()))).contains("@" + client.endpointId());
        CallRouted routed = routing.awaitRouted(event -> event.callId().equals(call));
        assertThat(routed.reference()).isEqualTo(Map.of("test", "inbound"));
        assertThat(routed.fact().ids().clientId()).isEqualTo(client.id());
        requireProblem(place("{}"), 409, "call.no-client");

        String ofCarrier = TenantFixture.newCallId();
        assertThat(routing.askNext(QuestionFields.inbound(ofCarrier, number.e164())))
                .isEqualTo("STOP|34|clients.all-full");
        assertThat(routing.awaitRouted(event -> event.callId().equals(ofCarrier))
                        .reference())
                .isEmpty();
    }

    @Test
    void it_is_refused_where_a_call_would_be_with_the_reason() {
        String busy = TenantFixture.newCallId();
        assertThat(routing.askNext(QuestionFields.inbound(busy, number.e164()))).startsWith("DIAL");

        HttpResponse<String> full = place("{}");
        requireProblem(full, 409, "call.no-client");
        assertThat(json(full).get("reason").asString()).isEqualTo("clients.all-full");

        tenant.suspendTenant(2);
        assertThat(json(place("{}")).get("reason").asString()).isEqualTo("tenant.suspended");
    }

    @Test
    void only_numbers_of_the_campaign_are_called() {
        TenantFixture.DidFixture other = tenant.createNumber();

        HttpResponse<String> refused = place("{\"number\": \"" + other.e164() + "\"}");
        requireProblem(refused, 400, "request.invalid");
        assertThat(json(refused).at("/errors/0/field").asString()).isEqualTo("number");
        String withoutNumbers = tenant.createCampaign(List.of(), List.of(client), List.of())
                .get("id")
                .asString();
        assertThat(json(routing.api().post("/api/v1/campaigns/" + withoutNumbers + "/test-calls", "{}"))
                        .get("detail")
                        .asString())
                .endsWith("which has none");
        HttpResponse<String> caller = place("{\"from\": \"nobody\"}");
        requireProblem(caller, 400, "request.invalid");
        assertThat(json(caller).at("/errors/0/field").asString()).isEqualTo("from");
        assertThat(order(placed("{\"number\": \"" + number.e164() + "\"}")).channel())
                .contains(number.e164());
    }

    @Test
    void an_order_that_is_repeated_with_its_key_places_one_call_and_the_audit_log_has_it() {
        String key = "test-call-" + tenant.tenantId;

        HttpResponse<String> first = routing.api().post(campaign + "/test-calls", "{}", "Idempotency-Key", key);
        HttpResponse<String> again = routing.api().post(campaign + "/test-calls", "{}", "Idempotency-Key", key);

        String call = json(first).get("callId").asString();
        assertThat(json(again).get("callId").asString()).isEqualTo(call);
        JsonNode audited = requireSuccess(routing.api()
                        .get("/api/v1/audit/campaigns?action=test-call&entityId="
                                + created.get("id").asString()))
                .get("items");
        assertThat(audited).hasSize(1);
        assertThat(audited.at("/0/after/callId").asString()).isEqualTo(call);
    }

    @Test
    void a_seller_may_not_make_calls_to_its_buyers() {
        var seller = routing.api().withToken(routing.tokens.seller(tenant.tenantId));

        requireProblem(seller.post(campaign + "/test-calls", "{}"), 403, "auth.forbidden");
        requireProblem(
                routing.api().post("/api/v1/campaigns/" + tenant.tenantId + "/test-calls", "{}"),
                404,
                "resource.not-found");
    }
}
