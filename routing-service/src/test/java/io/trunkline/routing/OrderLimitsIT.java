package io.trunkline.routing;

import static io.trunkline.routing.RoutingUnderTest.accepted;
import static io.trunkline.routing.RoutingUnderTest.json;
import static io.trunkline.routing.RoutingUnderTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.CarrierChanged.FailoverAction;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.routing.Town.Limits;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class OrderLimitsIT {
    private static final String PERSON = "+13125550111";

    private final RoutingUnderTest routing = RoutingUnderTest.shared();
    private final Town town = new Town(routing);
    private final Town.Number number = town.number();
    private final Town.Endpoint carrier = town.ipCarrier(10);

    @Test
    void a_tenant_calls_at_home_and_where_it_may_and_nowhere_else() {
        refused(order("+442079460000"), 422, "call.destination-not-allowed");

        town.limitTenant(2, null, List.of("+44"), List.of("+447", "+1900"));

        accepted(order("+442079460000"));
        refused(order("+447700900123"), 422, "call.destination-barred");
        refused(order("+19005550111"), 422, "call.destination-barred");
        refused(order("+33123456789"), 422, "call.destination-not-allowed");
        accepted(order(PERSON));
        assertThat(routing.ask("SELECT total FROM caps WHERE id = '" + number.id() + "'"))
                .as("refused orders take nothing")
                .isEqualTo("2");
    }

    @Test
    void a_tenants_calls_in_one_second_are_let_through_up_to_its_limit() throws Exception {
        town.limitTenant(2, 3, List.of(), List.of());
        routing.ask("UPDATE caps SET second_start = now() + interval '1 hour' WHERE id = '" + town.tenant + "'");

        List<HttpResponse<String>> answers = atOnce(8, () -> order(PERSON));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 202).hasSize(3);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 429)
                .hasSize(5)
                .allSatisfy(answer -> {
                    refused(answer, 429, "call.too-fast");
                    assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
                });
        assertThat(routing.ask("SELECT second_count FROM caps WHERE id = '" + town.tenant + "'"))
                .isEqualTo("3");
        assertThat(routing.ask("SELECT count(*) FROM placed_calls WHERE tenant_id = '" + town.tenant + "'"))
                .isEqualTo("3");
    }

    @Test
    void a_numbers_limit_holds_however_many_calls_are_ordered_at_once() throws Exception {
        Town.Number limited = town.number(DidChanged.Status.ACTIVE, 2L, "PJSIP");

        List<HttpResponse<String>> answers = atOnce(6, () -> order(PERSON, ", \"from\": \"" + limited.e164() + "\""));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 202).hasSize(2);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 202)
                .allSatisfy(answer -> refused(answer, 409, "call.did-unusable"));
        assertThat(routing.ask("SELECT total FROM caps WHERE id = '" + limited.id() + "'"))
                .isEqualTo("2");
    }

    @Test
    void orders_at_once_that_find_the_next_number_used_up_show_the_one_after_it() throws Exception {
        Town other = new Town(routing);
        Town.Number last = other.number(DidChanged.Status.ACTIVE, 1L, "PJSIP");
        Town.Number open = other.number();
        routing.ask("UPDATE caps SET total = 50 WHERE id = '" + open.id() + "'");
        String order = "{\"to\": \"" + PERSON + "\", \"carrier\": \"" + carrier.name() + "\", \"tenantId\": \""
                + other.tenant + "\"}";

        List<HttpResponse<String>> answers = atOnce(5, () -> routing.api().post("/api/calls", order));

        assertThat(answers).allSatisfy(RoutingUnderTest::accepted);
        assertThat(routing.ask("SELECT number_shown, count(*) FROM placed_calls WHERE tenant_id = '" + other.tenant
                        + "' GROUP BY 1 ORDER BY 2"))
                .isEqualTo(last.e164() + "|1\n" + open.e164() + "|4");
    }

    @Test
    void nobody_places_calls_for_a_tenant_that_is_suspended_or_not_there() {
        town.suspendTenant(2);

        refused(order(PERSON), 409, "call.tenant-suspended");
        refused(
                routing.api()
                        .post(
                                "/api/calls",
                                "{\"to\": \"" + PERSON + "\", \"tenantId\": \"" + UUID.randomUUID() + "\"}"),
                422,
                "campaign.tenant-unknown");
    }

    @Test
    void a_campaign_that_takes_no_calls_says_why() {
        String campaign = campaign(", \"maxConcurrency\": 0");

        var answer = order(PERSON, ", \"campaignId\": \"" + campaign + "\"");

        refused(answer, 409, "call.campaign-unavailable");
        assertThat(json(answer).get("reason").asString()).isEqualTo("campaign.full");
    }

    @Test
    void an_explanation_shows_every_limit_with_its_numbers() {
        Town.Endpoint small = town.limitedCarrier(1, new Limits(10, 5, Map.of()));
        town.limitTenant(2, 20, List.of("+44"), List.of("+447"));
        String campaign =
                town.campaign(List.of(), List.of(), List.of(small)).get("id").asString();

        String barred = explained("%2B447700900123", campaign);
        String dialled = explained("%2B442079460000", campaign);

        assertThat(barred).contains("\"reason\":\"destination.barred\"").contains("\"detail\":\"+447\"");
        assertThat(dialled)
                .contains("\"answer\":\"dial\"")
                .contains("{\"rule\":\"destination.allowed\",\"passed\":true,\"detail\":\"+44\"}")
                .contains("{\"rule\":\"tenant.calls-per-second\",\"passed\":true,\"detail\":\"0 of 20\"}")
                .contains("{\"rule\":\"carrier.channels\",\"passed\":true,\"detail\":\"0 of 10\"}")
                .contains("{\"rule\":\"carrier.calls-per-second\",\"passed\":true,\"detail\":\"0 of 5\"}");
    }

    private String explained(String number, String campaign) {
        return accepted(routing.api()
                        .get("/api/routes/explain?direction=outbound&number=" + number + "&campaignId=" + campaign))
                .toString();
    }

    @Test
    void a_campaigns_calls_rotate_through_the_numbers_that_it_shows() {
        Town.Number second = town.number();
        town.number();
        String campaign = campaign(", \"shownNumbers\": [\"" + number.id() + "\", \"" + second.id() + "\"]");

        List<String> shown = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String call = accepted(order(PERSON, ", \"campaignId\": \"" + campaign + "\""))
                    .get("callId")
                    .asString();
            shown.add(json(routing.api().get("/api/calls/" + call))
                    .get("numberShown")
                    .asString());
        }

        assertThat(shown).containsExactlyInAnyOrder(number.e164(), second.e164(), number.e164(), second.e164());
    }

    @Test
    void a_carriers_channels_are_never_more_than_it_has_and_are_free_again_when_a_call_ends() {
        Town.Endpoint small = town.limitedCarrier(1, new Limits(1, null, Map.of()));
        String campaign = town.campaign(List.of(), List.of(), List.of(small, carrier))
                .get("id")
                .asString();
        String first = placed(campaign);
        String second = placed(campaign);
        String third = placed(campaign);

        assertThat(routing.next(Question.outbound(first, PERSON))).contains("@" + small.name());
        assertThat(routing.next(Question.outbound(second, PERSON))).contains("@" + carrier.name());
        routing.ended(first, 1);
        assertThat(routing.next(Question.outbound(third, PERSON))).contains("@" + small.name());
        assertThat(routing.ask("SELECT active FROM caps WHERE id = '" + small.id() + "'"))
                .isEqualTo("1");
    }

    @Test
    void an_operators_table_lets_a_call_go_on_after_403() {
        Town.Endpoint strict = town.limitedCarrier(1, new Limits(null, null, Map.of("403", FailoverAction.NEXT)));
        String call = placed(town.campaign(List.of(), List.of(), List.of(strict, carrier))
                .get("id")
                .asString());
        Question asked = Question.outbound(call, PERSON);
        assertThat(routing.next(asked)).contains("@" + strict.name());

        Question next = asked.after("NOANSWER", 21, "403");
        assertThat(routing.next(next)).contains("@" + carrier.name());
        assertThat(routing.next(next.after("NOANSWER", 21, "403"))).isEqualTo("STOP|21|attempt.rejected");
    }

    @Test
    void a_static_block_counts_its_number_answered_or_not_and_stops_at_the_limit() {
        Town.Endpoint block = town.carrierWithPrefix("78");
        Town.Number limited = town.number(DidChanged.Status.ACTIVE, 1L, "PJSIP");
        String call = Town.call();
        Question asked = Question.prefix(call, block.name(), "13125550111").with("from", limited.e164());
        assertThat(routing.next(asked)).startsWith("DIAL|");
        routing.ended(call, 1);

        assertThat(routing.ask("SELECT total FROM caps WHERE id = '" + limited.id() + "'"))
                .isEqualTo("1");
        assertThat(routing.next(Question.prefix(Town.call(), block.name(), "13125550111")
                        .with("from", limited.e164())))
                .isEqualTo("STOP|21|number.used-up");
        assertThat(routing.next(Question.prefix(Town.call(), block.name(), "442079460000")
                        .with("from", number.e164())))
                .isEqualTo("STOP|21|destination.not-allowed");
    }

    private String placed(String campaign) {
        return accepted(order(PERSON, ", \"campaignId\": \"" + campaign + "\""))
                .get("callId")
                .asString();
    }

    private String campaign(String settings) {
        String body = """
                {"tenantId": "%s", "name": "%s", "carrierId": "%s"%s}
                """.formatted(town.tenant, "Campaign " + UUID.randomUUID(), carrier.id(), settings);
        return accepted(routing.api().post("/api/campaigns", body)).get("id").asString();
    }

    private HttpResponse<String> order(String to) {
        return order(to, ", \"from\": \"" + number.e164() + "\", \"carrier\": \"" + carrier.name() + "\"");
    }

    private HttpResponse<String> order(String to, String rest) {
        return routing.api()
                .post("/api/calls", "{\"to\": \"" + to + "\", \"tenantId\": \"" + town.tenant + "\"" + rest + "}");
    }

    private static List<HttpResponse<String>> atOnce(int times, Callable<HttpResponse<String>> order)
            throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(times)) {
            return threads.invokeAll(java.util.Collections.nCopies(times, order)).stream()
                    .map(done -> done.resultNow())
                    .toList();
        }
    }
}
