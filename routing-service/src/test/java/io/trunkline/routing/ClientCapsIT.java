package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.ClientChanged;
import io.trunkline.events.nodes.EndpointStatus;
import io.trunkline.testkit.Await;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Caps and hours of a client, across its campaigns.
class ClientCapsIT {
    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture tenant = new TenantFixture(routing);
    private final TenantFixture.DidFixture firstNumber = tenant.createNumber();
    private final TenantFixture.DidFixture secondNumber = tenant.createNumber();

    @Test
    void limits_of_a_client_are_stored_with_its_time_zone() {
        var client = tenant.createClient(10, rules(20L, 30, 40, 50));

        assertThat(routing.query("SELECT max_concurrent, max_total, max_daily, max_weekly, max_monthly, time_zone"
                        + " FROM caps WHERE id = '" + client.id() + "'"))
                .isEqualTo("10|20|30|40|50|America/Lima");
    }

    @Test
    void a_daily_cap_holds_over_two_campaigns_and_is_shown() {
        var client = tenant.createClient(null, rules(null, 2, null, null));
        campaigns(client);

        assertThat(ask(firstNumber)).startsWith("DIAL");
        assertThat(ask(secondNumber)).startsWith("DIAL");
        assertThat(ask(firstNumber)).isEqualTo("STOP|21|clients.limits-reached");
        assertThat(ask(secondNumber)).isEqualTo("STOP|21|clients.limits-reached");
        assertThat(live(client.id()).get("daily").toString()).isEqualTo("{\"limit\":2,\"taken\":2,\"left\":0}");
        assertThat(live(client.id()).get("weekly").get("taken").asInt()).isEqualTo(2);
    }

    @Test
    void a_daily_cap_counts_a_call_once_however_many_endpoints_of_the_client_are_dialed() {
        var client = tenant.createClientWithTwoEndpoints(rules(null, 1, null, null));
        campaigns(client);
        QuestionFields asked = QuestionFields.inbound(TenantFixture.newCallId(), firstNumber.e164());

        assertThat(routing.askNext(asked)).contains("@" + client.endpointId() + "|");
        assertThat(live(client.id()).get("concurrency").get("taken").asInt()).isEqualTo(1);
        QuestionFields next = asked.nextAttempt("BUSY", 17, "486");
        assertThat(routing.askNext(next)).contains("@" + client.endpointId() + "-2|");
        assertThat(live(client.id()).get("concurrency").get("taken").asInt()).isEqualTo(1);
        assertThat(live(client.id()).get("daily").toString()).isEqualTo("{\"limit\":1,\"taken\":1,\"left\":0}");
        assertThat(ask(secondNumber)).isEqualTo("STOP|21|clients.limits-reached");
        assertThat(routing.askNext(next.nextAttempt("BUSY", 17, "486"))).isEqualTo("STOP|17|clients.busy");
    }

    @Test
    void a_client_that_declines_is_not_dialed_again_and_an_unreachable_endpoint_is_passed_over() {
        var client = tenant.createClientWithTwoEndpoints(null);
        campaigns(client);
        QuestionFields asked = QuestionFields.inbound(TenantFixture.newCallId(), secondNumber.e164());
        assertThat(routing.askNext(asked)).contains("@" + client.endpointId() + "|");
        assertThat(routing.askNext(asked.nextAttempt("BUSY", 21, "603"))).startsWith("STOP");

        routing.topics.publish(new EndpointStatus(
                "ast1",
                Instant.parse("2026-01-01T00:00:00Z"),
                1,
                client.endpointId(),
                EndpointStatus.Aspect.CONTACT,
                EndpointStatus.State.UNREACHABLE,
                Instant.parse("2026-01-01T00:00:00Z"),
                null,
                null));
        Await.until("the status is known", () -> ask(firstNumber).contains("@" + client.endpointId() + "-2|"));
    }

    @Test
    void a_total_counts_answered_calls_of_all_campaigns() {
        var client = tenant.createClient(null, rules(1L, null, null, null));
        campaigns(client);
        String call = TenantFixture.newCallId();
        QuestionFields asked = QuestionFields.inbound(call, firstNumber.e164());

        assertThat(routing.askNext(asked)).startsWith("DIAL");
        assertThat(ask(secondNumber)).isEqualTo("STOP|21|clients.limits-reached");
        assertThat(routing.askNext(asked.nextAttempt("BUSY", 17, "486"))).isEqualTo("STOP|17|clients.busy");
        assertThat(ask(secondNumber)).startsWith("DIAL");
    }

    @Test
    void a_closed_client_gets_no_call() {
        String day =
                LocalDate.now(ZoneOffset.UTC).plusDays(2).getDayOfWeek().name().toLowerCase(Locale.ROOT);
        var hours = List.of(new ClientChanged.OpeningHours(day, "10:00", "11:00"));
        var client = tenant.createClient(null, new ClientChanged.Rules(null, null, null, null, "UTC", hours));
        campaigns(client);

        assertThat(ask(firstNumber)).isEqualTo("STOP|20|clients.closed");
        assertThat(requireSuccess(routing.api()
                                .get("/api/v1/routes/explain?number="
                                        + firstNumber.e164().substring(1)))
                        .get("trace")
                        .toString())
                .contains("\"client.open\",\"passed\":false");
    }

    private static ClientChanged.Rules rules(Long total, Integer daily, Integer weekly, Integer monthly) {
        return new ClientChanged.Rules(total, daily, weekly, monthly, "America/Lima", List.of());
    }

    private void campaigns(TenantFixture.EndpointFixture client) {
        tenant.createCampaign(List.of(firstNumber), List.of(client), List.of());
        tenant.createCampaign(List.of(secondNumber), List.of(client), List.of());
    }

    private String ask(TenantFixture.DidFixture number) {
        return routing.askNext(QuestionFields.inbound(TenantFixture.newCallId(), number.e164()));
    }

    private JsonNode live(UUID client) {
        return requireSuccess(routing.api().get("/api/v1/routes/live"))
                .get("clients")
                .valueStream()
                .filter(row -> row.get("id").asString().equals(client.toString()))
                .findFirst()
                .orElseThrow();
    }
}
