package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.json;
import static io.trunkline.routing.RoutingServiceFixture.requireProblem;
import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.CarrierChanged.FailoverAction;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.routing.TenantFixture.CarrierLimits;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class PlacedCallLimitsIT {
    private static final String PERSON = "+13125550111";

    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture town = new TenantFixture(routing);
    private final TenantFixture.DidFixture number = town.createNumber();
    private final TenantFixture.EndpointFixture carrier = town.createIpCarrier(10);

    @Test
    void a_tenant_may_call_its_country_and_allowed_destinations_only() {
        requireProblem(order("+442079460000"), 422, "call.destination-not-allowed");

        town.limitTenant(2, null, List.of("+44"), List.of("+447", "+1900"));

        requireSuccess(order("+442079460000"));
        requireProblem(order("+447700900123"), 422, "call.destination-barred");
        requireProblem(order("+19005550111"), 422, "call.destination-barred");
        requireProblem(order("+33123456789"), 422, "call.destination-not-allowed");
        requireSuccess(order(PERSON));
        assertThat(routing.query("SELECT total FROM caps WHERE id = '" + number.id() + "'"))
                .as("refused orders take nothing")
                .isEqualTo("2");
    }

    @Test
    void a_tenants_calls_per_second_limit_holds() throws Exception {
        town.limitTenant(2, 3, List.of(), List.of());
        routing.query("UPDATE caps SET second_start = now() + interval '1 hour' WHERE id = '" + town.tenantId + "'");

        List<HttpResponse<String>> answers = inParallel(8, () -> order(PERSON));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 202).hasSize(3);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 429)
                .hasSize(5)
                .allSatisfy(answer -> {
                    requireProblem(answer, 429, "call.too-fast");
                    assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
                });
        assertThat(routing.query("SELECT second_count FROM caps WHERE id = '" + town.tenantId + "'"))
                .isEqualTo("3");
        assertThat(routing.query("SELECT count(*) FROM placed_calls WHERE tenant_id = '" + town.tenantId + "'"))
                .isEqualTo("3");
    }

    @Test
    void a_dids_usage_limit_holds_under_concurrent_requests() throws Exception {
        TenantFixture.DidFixture limited = town.createNumber(DidChanged.Status.ACTIVE, 2L, "PJSIP");

        List<HttpResponse<String>> answers =
                inParallel(6, () -> order(PERSON, ", \"from\": \"" + limited.e164() + "\""));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 202).hasSize(2);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 202)
                .allSatisfy(answer -> requireProblem(answer, 409, "call.did-unusable"));
        assertThat(routing.query("SELECT total FROM caps WHERE id = '" + limited.id() + "'"))
                .isEqualTo("2");
    }

    @Test
    void concurrent_requests_that_find_a_caller_id_used_up_take_the_next_one() throws Exception {
        TenantFixture other = new TenantFixture(routing);
        TenantFixture.DidFixture last = other.createNumber(DidChanged.Status.ACTIVE, 1L, "PJSIP");
        TenantFixture.DidFixture open = other.createNumber();
        routing.query("UPDATE caps SET total = 50 WHERE id = '" + open.id() + "'");
        String order = "{\"to\": \"" + PERSON + "\", \"carrier\": \"" + carrier.endpointId() + "\", \"tenantId\": \""
                + other.tenantId + "\"}";

        List<HttpResponse<String>> answers = inParallel(5, () -> routing.api().post("/api/v1/calls", order));

        assertThat(answers).allSatisfy(RoutingServiceFixture::requireSuccess);
        assertThat(routing.query("SELECT caller_id, count(*) FROM placed_calls WHERE tenant_id = '" + other.tenantId
                        + "' GROUP BY 1 ORDER BY 2"))
                .isEqualTo(last.e164() + "|1\n" + open.e164() + "|4");
    }

    @Test
    void no_call_is_placed_for_a_suspended_or_unknown_tenant() {
        town.suspendTenant(2);

        requireProblem(order(PERSON), 409, "call.tenant-suspended");
        requireProblem(
                routing.api()
                        .post(
                                "/api/v1/calls",
                                "{\"to\": \"" + PERSON + "\", \"tenantId\": \"" + UUID.randomUUID() + "\"}"),
                422,
                "tenant.unknown");
    }

    @Test
    void an_unavailable_campaign_refuses_calls_with_a_reason() {
        String campaign = campaign(", \"maxConcurrency\": 0");

        var answer = order(PERSON, ", \"campaignId\": \"" + campaign + "\"");

        requireProblem(answer, 409, "call.campaign-unavailable");
        assertThat(json(answer).get("reason").asString()).isEqualTo("campaign.full");
    }

    @Test
    void an_explanation_shows_every_limit_with_its_numbers() {
        TenantFixture.EndpointFixture small = town.createLimitedCarrier(1, new CarrierLimits(10, 5, Map.of()));
        town.limitTenant(2, 20, List.of("+44"), List.of("+447"));
        String campaign = town.createCampaign(List.of(), List.of(), List.of(small))
                .get("id")
                .asString();

        String barred = explain("%2B447700900123", campaign);
        String dialled = explain("%2B442079460000", campaign);

        assertThat(barred).contains("\"reason\":\"destination.barred\"").contains("\"detail\":\"+447\"");
        assertThat(dialled)
                .contains("\"answer\":\"dial\"")
                .contains("{\"rule\":\"destination.allowed\",\"passed\":true,\"detail\":\"+44\"}")
                .contains("{\"rule\":\"tenant.calls-per-second\",\"passed\":true,\"detail\":\"0 of 20\"}")
                .contains("{\"rule\":\"carrier.channels\",\"passed\":true,\"detail\":\"0 of 10\"}")
                .contains("{\"rule\":\"carrier.calls-per-second\",\"passed\":true,\"detail\":\"0 of 5\"}");
    }

    private String explain(String number, String campaign) {
        return requireSuccess(routing.api()
                        .get("/api/v1/routes/explain?direction=outbound&number=" + number + "&campaignId=" + campaign))
                .toString();
    }

    @Test
    void a_campaigns_calls_rotate_through_its_caller_ids() {
        TenantFixture.DidFixture second = town.createNumber();
        town.createNumber();
        String campaign = campaign(", \"callerIdDidIds\": [\"" + number.id() + "\", \"" + second.id() + "\"]");

        List<String> shown = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String call = requireSuccess(order(PERSON, ", \"campaignId\": \"" + campaign + "\""))
                    .get("callId")
                    .asString();
            shown.add(json(routing.api().get("/api/v1/calls/" + call))
                    .get("callerId")
                    .asString());
        }

        assertThat(shown).containsExactlyInAnyOrder(number.e164(), second.e164(), number.e164(), second.e164());
    }

    @Test
    void a_carriers_channel_limit_is_never_exceeded_and_channels_are_freed_at_call_end() {
        TenantFixture.EndpointFixture small = town.createLimitedCarrier(1, new CarrierLimits(1, null, Map.of()));
        String campaign = town.createCampaign(List.of(), List.of(), List.of(small, carrier))
                .get("id")
                .asString();
        String first = placeCall(campaign);
        String second = placeCall(campaign);
        String third = placeCall(campaign);

        assertThat(routing.askNext(QuestionFields.outbound(first, PERSON))).contains("@" + small.endpointId());
        assertThat(routing.askNext(QuestionFields.outbound(second, PERSON))).contains("@" + carrier.endpointId());
        routing.reportEnd(first, 1);
        assertThat(routing.askNext(QuestionFields.outbound(third, PERSON))).contains("@" + small.endpointId());
        assertThat(routing.query("SELECT active FROM caps WHERE id = '" + small.id() + "'"))
                .isEqualTo("1");
    }

    @Test
    void a_carriers_failover_table_can_continue_after_403() {
        TenantFixture.EndpointFixture strict =
                town.createLimitedCarrier(1, new CarrierLimits(null, null, Map.of("403", FailoverAction.NEXT)));
        String call = placeCall(town.createCampaign(List.of(), List.of(), List.of(strict, carrier))
                .get("id")
                .asString());
        QuestionFields asked = QuestionFields.outbound(call, PERSON);
        assertThat(routing.askNext(asked)).contains("@" + strict.endpointId());

        QuestionFields next = asked.nextAttempt("NOANSWER", 21, "403");
        assertThat(routing.askNext(next)).contains("@" + carrier.endpointId());
        assertThat(routing.askNext(next.nextAttempt("NOANSWER", 21, "403"))).isEqualTo("STOP|21|attempt.rejected");
    }

    @Test
    void a_prefix_call_counts_caller_id_usage_answered_or_not_and_stops_at_the_limit() {
        TenantFixture.EndpointFixture block = town.createCarrierWithPrefix("78");
        TenantFixture.DidFixture limited = town.createNumber(DidChanged.Status.ACTIVE, 1L, "PJSIP");
        String call = TenantFixture.newCallId();
        QuestionFields asked =
                QuestionFields.prefix(call, block.endpointId(), "13125550111").with("from", limited.e164());
        assertThat(routing.askNext(asked)).startsWith("DIAL|");
        routing.reportEnd(call, 1);

        assertThat(routing.query("SELECT total FROM caps WHERE id = '" + limited.id() + "'"))
                .isEqualTo("1");
        assertThat(routing.askNext(QuestionFields.prefix(TenantFixture.newCallId(), block.endpointId(), "13125550111")
                        .with("from", limited.e164())))
                .isEqualTo("STOP|21|number.used-up");
        assertThat(routing.askNext(QuestionFields.prefix(TenantFixture.newCallId(), block.endpointId(), "442079460000")
                        .with("from", number.e164())))
                .isEqualTo("STOP|21|destination.not-allowed");
    }

    private String placeCall(String campaign) {
        return requireSuccess(order(PERSON, ", \"campaignId\": \"" + campaign + "\""))
                .get("callId")
                .asString();
    }

    private String campaign(String settings) {
        String body = """
                {"tenantId": "%s", "name": "%s", "carrierId": "%s"%s}
                """.formatted(town.tenantId, "Campaign " + UUID.randomUUID(), carrier.id(), settings);
        return requireSuccess(routing.api().post("/api/v1/campaigns", body))
                .get("id")
                .asString();
    }

    private HttpResponse<String> order(String to) {
        return order(to, ", \"from\": \"" + number.e164() + "\", \"carrier\": \"" + carrier.endpointId() + "\"");
    }

    @Test
    void concurrent_requests_with_one_idempotency_key_place_one_call_and_all_get_its_id() throws Exception {
        TenantFixture.DidFixture once = town.createNumber(DidChanged.Status.ACTIVE, 1L, "PJSIP");
        String order = "{\"to\": \"" + PERSON + "\", \"from\": \"" + once.e164() + "\", \"carrier\": \""
                + carrier.endpointId() + "\"}";
        String key = UUID.randomUUID().toString();

        List<HttpResponse<String>> answers =
                inParallel(8, () -> routing.api().post("/api/v1/calls", order, "Idempotency-Key", key));

        assertThat(answers)
                .extracting(answer -> requireSuccess(answer).get("callId").asString())
                .containsOnly(routing.query("SELECT call_id FROM placed_calls WHERE did_id = '" + once.id() + "'"));
        assertThat(answers)
                .filteredOn(answer ->
                        answer.headers().firstValue("Idempotency-Replayed").isPresent())
                .hasSize(7);
    }

    private HttpResponse<String> order(String to, String rest) {
        return routing.api()
                .post("/api/v1/calls", "{\"to\": \"" + to + "\", \"tenantId\": \"" + town.tenantId + "\"" + rest + "}");
    }

    private static List<HttpResponse<String>> inParallel(int times, Callable<HttpResponse<String>> order)
            throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(times)) {
            return threads.invokeAll(java.util.Collections.nCopies(times, order)).stream()
                    .map(done -> done.resultNow())
                    .toList();
        }
    }
}
