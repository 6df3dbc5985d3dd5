package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.json;
import static io.trunkline.routing.RoutingServiceFixture.requireProblem;
import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.CallRouted;
import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.events.nodes.EndpointStatus.Aspect;
import io.trunkline.events.nodes.EndpointStatus.State;
import io.trunkline.testkit.Await;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The explained route of a call, compared with its actual route.
class ExplainIT {
    private static final String PERSON = "13125550111";

    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture town = new TenantFixture(routing);
    private final TenantFixture.DidFixture number = town.createNumber();
    private final String inbound =
            "/api/v1/routes/explain?number=" + number.e164().substring(1) + "&from=13125550199";

    private JsonNode explain(String path) {
        return requireSuccess(routing.api().get(path));
    }

    @Test
    void the_explained_trace_equals_the_trace_of_the_next_call() {
        TenantFixture.EndpointFixture full = town.createClient();
        TenantFixture.EndpointFixture free = town.createClient();
        String campaign = town.createCampaign(List.of(number), List.of(full, free), List.of())
                .get("id")
                .asString();
        var _ = requireSuccess(routing.api()
                .put(
                        "/api/v1/campaigns/" + campaign + "/clients/" + full.id(),
                        "{\"priority\": 1, \"maxConcurrency\": 1}"));
        var _ = requireSuccess(routing.api()
                .put(
                        "/api/v1/campaigns/" + campaign + "/clients/" + free.id(),
                        "{\"priority\": 2, \"maxConcurrency\": 3}"));
        routing.askNext(QuestionFields.inbound(TenantFixture.newCallId(), number.e164()));

        JsonNode explained = explain(inbound);

        assertThat(explained.get("dialString").asString()).endsWith("@" + free.endpointId());
        assertThat(explained.get("tookMillis").asDouble()).isPositive();
        assertThat(lines(explained)).anyMatch(line -> line.endsWith("link.concurrency false 1 of 1"));
        assertThat(lines(explained)).anyMatch(line -> line.endsWith("link.concurrency true 0 of 3"));
        String call = TenantFixture.newCallId();
        routing.askNext(QuestionFields.inbound(call, number.e164()));
        CallRouted routed = routing.awaitRouted(said -> said.callId().equals(call));
        assertThat(lines(explained)).isEqualTo(lines(routed));
        assertThat(routed.tookMillis()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void the_calls_of_a_random_campaign_are_routed_as_they_were_explained(long seed) {
        createRandomCampaign(new Random(seed));
        for (int call = 0; call < 5; call++) {
            JsonNode explained = explain(inbound);

            String id = TenantFixture.newCallId();
            String line = routing.askNext(QuestionFields.inbound(id, number.e164()));
            CallRouted routed = routing.awaitRouted(event -> event.callId().equals(id));
            String where = "seed " + seed + ", call " + call;
            assertThat(lines(explained)).as(where).isEqualTo(lines(routed));
            assertThat(textOrNull(explained.get("dialString"))).as(where).isEqualTo(routed.dialString());
            assertThat(textOrNull(explained.get("reason"))).as(where).isEqualTo(routed.reason());
            assertThat(line).as(where).contains(Objects.requireNonNullElse(routed.dialString(), "" + routed.reason()));
        }
    }

    /// A campaign with one to four clients and few calls left.
    private void createRandomCampaign(Random random) {
        List<String> strategies = List.of("priority", "round-robin", "weighted", "timeout-fallback");
        JsonNode campaign = requireSuccess(routing.api().post("/api/v1/campaigns", """
                {"tenantId": "%s", "name": "Random", "didIds": ["%s"], "routingStrategy": "%s", "maxConcurrency": %s}
                """.formatted(
                        town.tenantId,
                        number.id(),
                        strategies.get(random.nextInt(strategies.size())),
                        random.nextBoolean() ? null : 1 + random.nextInt(4))));
        for (int client = 0; client <= random.nextInt(4); client++) {
            var _ = requireSuccess(routing.api()
                    .put(
                            "/api/v1/campaigns/" + campaign.get("id").asString() + "/clients/"
                                    + town.createClient().id(),
                            """
                            {"status": "%s", "priority": %d, "weight": %d, "maxConcurrency": %s, "hourlyCap": %s}
                            """.formatted(
                                            random.nextInt(5) == 0 ? "inactive" : "active",
                                            1 + random.nextInt(3),
                                            1 + random.nextInt(5),
                                            random.nextBoolean() ? null : random.nextInt(3),
                                            random.nextInt(3) > 0 ? null : random.nextInt(3))));
        }
    }

    @Test
    void an_inbound_call_with_a_tried_client_continues_by_how_that_attempt_ended() {
        TenantFixture.EndpointFixture first = town.createClient();
        TenantFixture.EndpointFixture second = town.createClient();
        var _ = town.createCampaign(List.of(number), List.of(first, second), List.of());

        assertThat(explain(inbound).get("dialString").asString()).endsWith("@" + first.endpointId());
        for (String how : List.of("", ":486", ":busy", ":cause:17", ":unreachable")) {
            assertThat(explain(inbound + "&tried=" + first.id() + how)
                            .get("dialString")
                            .asString())
                    .as(how)
                    .endsWith("@" + second.endpointId());
        }
        assertThat(explain(inbound + "&tried=" + first.id() + ":no-answer")
                        .get("reason")
                        .asString())
                .isEqualTo("attempt.no-answer");
        assertThat(explain(inbound + "&tried=" + first.id() + ":486&tried=" + second.id() + ":486")
                        .get("reason")
                        .asString())
                .isEqualTo("clients.busy");
        for (String bad : List.of("first", first.id() + ":loud", first.id() + ":cause:x")) {
            requireProblem(routing.api().get(inbound + "&tried=" + bad), 400, "request.invalid");
        }
    }

    @Test
    void a_seller_gets_the_same_answer_for_a_number_of_another_tenant_and_one_that_no_tenant_has() {
        var seller = routing.api().withToken(routing.tokens.seller(new TenantFixture(routing).tenantId));
        var _ = town.createCampaign(List.of(number), List.of(town.createClient()), List.of());

        var ofAnother = seller.get(inbound);
        var ofNobody = seller.get("/api/v1/routes/explain?number=14045550002&from=13125550199");

        requireProblem(ofAnother, 422, "did.unknown");
        requireProblem(ofNobody, 422, "did.unknown");
        assertThat(withoutTraceId(ofAnother)).isEqualTo(withoutTraceId(ofNobody));
        requireSuccess(routing.api().get("/api/v1/routes/explain?number=14045550002"));
    }

    /// The console shows a seller by this that a campaign would reach no client.
    @Test
    void a_seller_sees_that_no_client_of_its_campaign_can_be_reached() {
        TenantFixture.EndpointFixture client = town.createClient();
        var _ = town.createCampaign(List.of(number), List.of(client), List.of());
        var seller = routing.api().withToken(routing.tokens.seller(town.tenantId));
        town.publishStatus(client, Aspect.CONTACT, State.UNREACHABLE, 7);

        Await.until(
                "the client is unreachable",
                () -> lines(requireSuccess(seller.get(inbound)))
                        .contains("client false client.reachable false unreachable"));

        JsonNode explained = requireSuccess(seller.get(inbound));
        assertThat(explained.get("answer").asString()).isEqualTo("stop");
        assertThat(explained.get("reason").asString()).isEqualTo("clients.none-eligible");
    }

    private static String withoutTraceId(HttpResponse<String> response) {
        return json(response).toString().replaceFirst("\"traceId\":\"[^\"]*\"", "");
    }

    @Test
    void failover_after_a_carrier_failure_uses_that_carriers_table() {
        TenantFixture.EndpointFixture one = town.createLimitedCarrier(
                10, new TenantFixture.CarrierLimits(null, null, Map.of("403", CarrierChanged.FailoverAction.NEXT)));
        TenantFixture.EndpointFixture two = town.createIpCarrier(20);
        String campaign = town.createCampaign(List.of(), List.of(), List.of(one, two))
                .get("id")
                .asString();
        String path = "/api/v1/routes/explain?direction=outbound&number=" + PERSON + "&campaignId=" + campaign;

        assertThat(explain(path).get("dialString").asString()).endsWith("@" + one.endpointId());
        assertThat(explain(path + "&tried=" + one.id() + ":503")
                        .get("dialString")
                        .asString())
                .endsWith("@" + two.endpointId());
        assertThat(explain(path + "&tried=" + one.id() + ":403")
                        .get("dialString")
                        .asString())
                .endsWith("@" + two.endpointId());
        assertThat(explain(path + "&tried=" + one.id() + ":486").get("reason").asString())
                .isEqualTo("attempt.busy");
        assertThat(explain(path + "&tried=" + one.id() + "&tried=" + two.id())
                        .get("reason")
                        .asString())
                .isEqualTo("carriers.exhausted");
    }

    @Test
    void a_question_in_a_body_gets_the_same_answer() {
        TenantFixture.EndpointFixture first = town.createClient();
        var _ = town.createCampaign(List.of(number), List.of(first, town.createClient()), List.of());
        String body = """
                {"number": "%s", "from": "+13125550199", "tried": ["%s"]}
                """.formatted(number.e164(), first.id());

        JsonNode explained = requireSuccess(routing.api().post("/api/v1/routes/explain", body));

        JsonNode byQuery = explain(inbound + "&tried=" + first.id());
        assertThat(lines(explained)).isNotEmpty().isEqualTo(lines(byQuery));
        assertThat(explained.get("dialString")).isEqualTo(byQuery.get("dialString"));
        assertThat(explained.get("dialString").asString()).isNotEmpty();
        requireProblem(routing.api().post("/api/v1/routes/explain", "{\"number\": null}"), 400, "request.invalid");
        requireProblem(
                routing.api().post("/api/v1/routes/explain", "{\"number\": \"+14045556789\", \"tried\": [null]}"),
                400,
                "request.invalid");
    }

    private static String textOrNull(JsonNode text) {
        return text.isNull() ? null : text.asString();
    }

    private static List<String> lines(JsonNode explained) {
        return explained
                .get("trace")
                .valueStream()
                .flatMap(step -> step.get("checks")
                        .valueStream()
                        .map(check -> step.get("kind").asString() + " " + step.get("chosen") + " "
                                + check.get("rule").asString() + " " + check.get("passed") + " "
                                + check.get("detail").asString()))
                .toList();
    }

    private static List<String> lines(CallRouted routed) {
        return routed.trace().stream()
                .flatMap(step -> step.checks().stream()
                        .map(check -> step.kind() + " " + step.chosen() + " " + check.name() + " " + check.passed()
                                + " " + (check.detail() == null ? "" : check.detail())))
                .toList();
    }
}
