package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.CallRouted;
import io.trunkline.events.nodes.EndpointStatus.Aspect;
import io.trunkline.events.nodes.EndpointStatus.State;
import io.trunkline.testkit.Await;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboundRulesIT {
    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture town = new TenantFixture(routing);
    private final TenantFixture.DidFixture number = town.createNumber();
    private final TenantFixture.EndpointFixture first = town.createClient();
    private final TenantFixture.EndpointFixture second = town.createClient();
    private final String campaign = "/api/v1/campaigns/"
            + town.createCampaign(List.of(number), List.of(first, second), List.of())
                    .get("id")
                    .asString();

    @Test
    void a_closed_campaign_uses_its_configured_announcement_and_cause() {
        configure("\"openingHours\": {\"" + dayAfterTomorrow() + "\": [{\"from\": \"10:00\", \"to\": \"11:00\"}]},"
                + " \"whenUnavailable\": {\"cause\": 31, \"announcement\": \"tt-allbusy\"}");
        String call = TenantFixture.newCallId();

        assertThat(routing.askNext(QuestionFields.inbound(call, number.e164())))
                .isEqualTo("STOP|31|campaign.closed|tt-allbusy");
        CallRouted said = routing.awaitRouted(routed -> routed.callId().equals(call));
        assertThat(said.reason()).isEqualTo("campaign.closed");
        assertThat(said.stopCause()).isEqualTo(31);
    }

    @Test
    void the_overflow_client_is_dialed_when_no_client_can_take_the_call_unless_unreachable() {
        TenantFixture.EndpointFixture night = town.createClient();
        configure("\"overflow\": {\"clientId\": \"" + night.id() + "\", \"ringTimeoutSeconds\": 15}");
        setUnreachable(first);
        setUnreachable(second);

        assertThat(routing.askNext(QuestionFields.inbound(TenantFixture.newCallId(), number.e164())))
                .isEqualTo("OVERFLOW|PJSIP/" + number.e164() + "@" + night.endpointId() + "|15");
        setUnreachable(night);
        assertThat(routing.askNext(QuestionFields.inbound(TenantFixture.newCallId(), number.e164())))
                .isEqualTo("STOP|20|clients.none-eligible");
    }

    @Test
    void the_maximum_call_duration_is_in_the_answer() {
        configure("\"maxCallSeconds\": 7200");

        assertThat(routing.askNext(QuestionFields.inbound(TenantFixture.newCallId(), number.e164())))
                .matches("DIAL\\|.*\\|7200");
    }

    @Test
    void with_timeout_fallback_a_ring_timeout_is_followed_by_the_next_client() {
        configure("\"routingStrategy\": \"timeout-fallback\"");
        QuestionFields asked = QuestionFields.inbound(TenantFixture.newCallId(), number.e164());

        assertThat(routing.askNext(asked)).contains("@" + first.endpointId());
        QuestionFields again = asked.nextAttempt("NOANSWER", 0, "");
        assertThat(routing.askNext(again)).contains("@" + second.endpointId());
        assertThat(routing.askNext(again.nextAttempt("NOANSWER", 0, ""))).isEqualTo("STOP|19|clients.no-answer");
    }

    @Test
    void a_repeat_caller_gets_the_same_client_or_is_refused() {
        configure("\"repeatCallers\": {\"mode\": \"same-client\", \"windowSeconds\": 3600}");
        String call = TenantFixture.newCallId();
        QuestionFields asked = QuestionFields.inbound(call, number.e164());
        routing.askNext(asked);
        assertThat(routing.askNext(asked.nextAttempt("BUSY", 17, "486"))).contains("@" + second.endpointId());
        ended(call, 2, "ANSWER");

        assertThat(routing.askNext(again("13125550199"))).contains("@" + second.endpointId());
        assertThat(routing.askNext(again("+13125550199"))).contains("@" + second.endpointId());
        assertThat(routing.askNext(again("13125550198"))).contains("@" + first.endpointId());
        assertThat(routing.askNext(again(""))).contains("@" + first.endpointId());
        configure("\"repeatCallers\": {\"mode\": \"refuse\", \"windowSeconds\": 3600}");
        assertThat(routing.askNext(again("13125550199"))).isEqualTo("STOP|21|caller.repeated");
        assertThat(routing.askNext(again("13125550198"))).startsWith("DIAL");
        routing.query("UPDATE answered_callers SET answered_at = answered_at - interval '1 hour' WHERE tenant_id = '"
                + town.tenantId + "'");
        assertThat(routing.askNext(again("13125550199"))).startsWith("DIAL");
    }

    /// 7378742833 spells RESTRICTED on a keypad.
    @ParameterizedTest
    @ValueSource(strings = {"7378742833", "+266696687", "anonymous"})
    void callers_who_withhold_their_number_are_not_repeat_callers(String from) {
        configure("\"repeatCallers\": {\"mode\": \"refuse\", \"windowSeconds\": 3600}");
        QuestionFields call = again(from);
        routing.askNext(call);
        ended(call.fields().get("call"), 1, "ANSWER");

        assertThat(routing.askNext(again(from))).startsWith("DIAL");
    }

    private QuestionFields again(String from) {
        return QuestionFields.inbound(TenantFixture.newCallId(), number.e164()).with("from", from);
    }

    private void ended(String call, int attempt, String status) {
        var answer = routing.postForm(
                "/dialplan/ended", Map.of("call", call, "attempt", "" + attempt, "status", status, "cause", "16"));
        assertThat(answer.statusCode()).isEqualTo(204);
        Await.until(
                call + " was answered",
                () -> !routing.query("SELECT 1 FROM leases WHERE answered AND call_id = '" + call + "'")
                        .isEmpty());
    }

    @Test
    void limits_hold_and_round_robin_rotates() {
        configure("\"routingStrategy\": \"round-robin\", \"maxConcurrency\": 3");

        assertThat(routing.askNext(again(""))).contains("DIAL").doesNotContain("@" + dialNext());
        String third = TenantFixture.newCallId();
        assertThat(routing.askNext(QuestionFields.inbound(third, number.e164())))
                .startsWith("DIAL");
        assertThat(routing.askNext(again(""))).isEqualTo("STOP|34|campaign.full");
        routing.reportEnd(third, 1);
        assertThat(routing.askNext(again(""))).startsWith("DIAL");
    }

    /// Admits one more call and returns the client it was routed to.
    private String dialNext() {
        String line = routing.askNext(again(""));
        return line.substring(line.indexOf('@') + 1).split("\\|")[0];
    }

    @Test
    void an_explanation_lists_every_candidate_with_its_numbers() {
        String link = requireSuccess(routing.api().put(campaign + "/clients/" + first.id(), "{\"maxConcurrency\": 0}"))
                .get("linkId")
                .asString();

        var explained = requireSuccess(routing.api()
                .get("/api/v1/routes/explain?number=" + number.e164().substring(1)));

        assertThat(link).isNotEmpty();
        var trace = explained.get("trace").toString();
        assertThat(trace).contains("\"link.concurrency\",\"passed\":false,\"detail\":\"0 of 0\"");
        assertThat(trace).contains(second.id().toString());
        assertThat(explained.get("dialString").asString()).contains(second.endpointId());
    }

    @Test
    void an_explanation_equals_the_trace_of_the_next_call() {
        configure("\"routingStrategy\": \"weighted\", \"maxConcurrency\": 3, \"dailyCap\": 50");
        routing.askNext(again("13125550199"));
        var explained = requireSuccess(routing.api()
                .get("/api/v1/routes/explain?from=13125550199&number="
                        + number.e164().substring(1)));
        String call = TenantFixture.newCallId();

        routing.askNext(QuestionFields.inbound(call, number.e164()));

        CallRouted said = routing.awaitRouted(routed -> routed.callId().equals(call));
        assertThat(explained
                        .get("trace")
                        .valueStream()
                        .flatMap(step -> step.get("checks").valueStream())
                        .map(check -> check.get("rule").asString() + " "
                                + check.get("passed").asBoolean() + " "
                                + check.get("detail").asString()))
                .containsExactlyElementsOf(said.trace().stream()
                        .flatMap(step -> step.checks().stream())
                        .map(check -> check.name() + " " + check.passed() + " "
                                + (check.detail() == null ? "" : check.detail()))
                        .toList())
                .contains("campaign.concurrency true 1 of 3", "campaign.daily true 1 of 50");
    }

    private void configure(String settings) {
        requireSuccess(routing.api()
                .put(
                        campaign,
                        "{\"name\": \"Ruled " + campaign + "\", \"didIds\": [\"" + number.id() + "\"], " + settings
                                + "}"));
    }

    private void setUnreachable(TenantFixture.EndpointFixture client) {
        town.publishStatus(client, Aspect.CONTACT, State.UNREACHABLE, 7);
        Await.until(
                client.endpointId() + " is away",
                () -> routing.query(
                                "SELECT state FROM endpoint_states WHERE endpoint_id = '" + client.endpointId() + "'")
                        .equals("unreachable"));
    }

    private static String dayAfterTomorrow() {
        return LocalDate.now(ZoneOffset.UTC).plusDays(2).getDayOfWeek().name().toLowerCase(Locale.ROOT);
    }
}
