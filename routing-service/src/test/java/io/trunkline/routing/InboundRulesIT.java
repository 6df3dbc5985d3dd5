package io.trunkline.routing;

import static io.trunkline.routing.RoutingUnderTest.accepted;
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

class InboundRulesIT {
    private final RoutingUnderTest routing = RoutingUnderTest.shared();
    private final Town town = new Town(routing);
    private final Town.Number number = town.number();
    private final Town.Endpoint first = town.client();
    private final Town.Endpoint second = town.client();
    private final String campaign = "/api/campaigns/"
            + town.campaign(List.of(number), List.of(first, second), List.of())
                    .get("id")
                    .asString();

    @Test
    void a_closed_campaign_says_so_as_it_was_told_to() {
        configure("\"openingHours\": {\"" + dayAfterTomorrow() + "\": [{\"from\": \"10:00\", \"to\": \"11:00\"}]},"
                + " \"whenUnavailable\": {\"cause\": 31, \"announcement\": \"tt-allbusy\"}");
        String call = Town.call();

        assertThat(routing.next(Question.inbound(call, number.e164()))).isEqualTo("STOP|31|campaign.closed|tt-allbusy");
        CallRouted said = routing.routed(routed -> routed.callId().equals(call));
        assertThat(said.reason()).isEqualTo("campaign.closed");
        assertThat(said.stopCause()).isEqualTo(31);
    }

    @Test
    void the_overflow_takes_what_nobody_else_can_unless_it_is_away() {
        Town.Endpoint night = town.client();
        configure("\"overflow\": {\"clientId\": \"" + night.id() + "\", \"ringSeconds\": 15}");
        away(first);
        away(second);

        assertThat(routing.next(Question.inbound(Town.call(), number.e164())))
                .isEqualTo("OVERFLOW|PJSIP/" + number.e164() + "@" + night.name() + "|15");
        away(night);
        assertThat(routing.next(Question.inbound(Town.call(), number.e164())))
                .isEqualTo("STOP|20|clients.none-eligible");
    }

    @Test
    void a_call_limit_is_in_the_answer() {
        configure("\"callLimitSeconds\": 7200");

        assertThat(routing.next(Question.inbound(Town.call(), number.e164()))).matches("DIAL\\|.*\\|7200");
    }

    @Test
    void with_timeout_fallback_ringing_out_is_followed_by_the_next_client() {
        configure("\"routingStrategy\": \"timeout_fallback\"");
        Question asked = Question.inbound(Town.call(), number.e164());

        assertThat(routing.next(asked)).contains("@" + first.name());
        Question again = asked.after("NOANSWER", 0, "");
        assertThat(routing.next(again)).contains("@" + second.name());
        assertThat(routing.next(again.after("NOANSWER", 0, ""))).isEqualTo("STOP|19|clients.no-answer");
    }

    @Test
    void somebody_who_was_answered_gets_the_same_client_or_is_refused() {
        configure("\"repeatCallers\": {\"mode\": \"same_client\", \"windowSeconds\": 3600}");
        String call = Town.call();
        Question asked = Question.inbound(call, number.e164());
        routing.next(asked);
        assertThat(routing.next(asked.after("BUSY", 17, "486"))).contains("@" + second.name());
        ended(call, 2, "ANSWER");

        assertThat(routing.next(again("13125550199"))).contains("@" + second.name());
        assertThat(routing.next(again("+13125550199"))).contains("@" + second.name());
        assertThat(routing.next(again("13125550198"))).contains("@" + first.name());
        assertThat(routing.next(again(""))).contains("@" + first.name());
        configure("\"repeatCallers\": {\"mode\": \"refuse\", \"windowSeconds\": 3600}");
        assertThat(routing.next(again("13125550199"))).isEqualTo("STOP|21|caller.repeated");
        assertThat(routing.next(again("13125550198"))).startsWith("DIAL");
        routing.ask("UPDATE leases SET taken_at = taken_at - interval '1 hour' WHERE call_id = '" + call + "'");
        assertThat(routing.next(again("13125550199"))).startsWith("DIAL");
    }

    private Question again(String from) {
        return Question.inbound(Town.call(), number.e164()).with("from", from);
    }

    private void ended(String call, int attempt, String status) {
        var answer = routing.form(
                "/dialplan/ended", Map.of("call", call, "attempt", "" + attempt, "status", status, "cause", "16"));
        assertThat(answer.statusCode()).isEqualTo(204);
        Await.until(
                call + " was answered",
                () -> !routing.ask("SELECT 1 FROM leases WHERE answered AND call_id = '" + call + "'")
                        .isEmpty());
    }

    @Test
    void limits_hold_and_a_turn_goes_round() {
        configure("\"routingStrategy\": \"round_robin\", \"maxConcurrency\": 3");

        assertThat(routing.next(again(""))).contains("DIAL").doesNotContain("@" + dialledNext());
        String third = Town.call();
        assertThat(routing.next(Question.inbound(third, number.e164()))).startsWith("DIAL");
        assertThat(routing.next(again(""))).isEqualTo("STOP|34|campaign.full");
        routing.ended(third, 1);
        assertThat(routing.next(again(""))).startsWith("DIAL");
    }

    /// Dials once more and says who it was.
    private String dialledNext() {
        String line = routing.next(again(""));
        return line.substring(line.indexOf('@') + 1).split("\\|")[0];
    }

    @Test
    void an_explanation_has_every_candidate_with_its_numbers() {
        String link = accepted(routing.api().put(campaign + "/clients/" + first.id(), "{\"maxConcurrency\": 0}"))
                .get("clients")
                .valueStream()
                .filter(one -> one.get("clientId").asString().equals(first.id().toString()))
                .findFirst()
                .orElseThrow()
                .get("linkId")
                .asString();

        var explained = accepted(
                routing.api().get("/api/routes/explain?number=" + number.e164().substring(1)));

        assertThat(link).isNotEmpty();
        var trace = explained.get("trace").toString();
        assertThat(trace).contains("\"link.concurrency\",\"passed\":false,\"detail\":\"0 of 0\"");
        assertThat(trace).contains(second.id().toString());
        assertThat(explained.get("dialString").asString()).contains(second.name());
    }

    @Test
    void an_explanation_is_the_trace_that_the_next_call_gets() {
        configure("\"routingStrategy\": \"weighted\", \"maxConcurrency\": 3, \"dailyCap\": 50");
        routing.next(again("13125550199"));
        var explained = accepted(routing.api()
                .get("/api/routes/explain?from=13125550199&number="
                        + number.e164().substring(1)));
        String call = Town.call();

        routing.next(Question.inbound(call, number.e164()));

        CallRouted said = routing.routed(routed -> routed.callId().equals(call));
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
        accepted(routing.api()
                .put(
                        campaign,
                        "{\"name\": \"Ruled " + campaign + "\", \"didIds\": [\"" + number.id() + "\"], " + settings
                                + "}"));
    }

    private void away(Town.Endpoint client) {
        town.status(client, Aspect.CONTACT, State.UNREACHABLE, 7);
        Await.until(
                client.name() + " is away",
                () -> routing.ask("SELECT state FROM endpoint_states WHERE endpoint_id = '" + client.name() + "'")
                        .equals("unreachable"));
    }

    private static String dayAfterTomorrow() {
        return LocalDate.now(ZoneOffset.UTC).plusDays(2).getDayOfWeek().name().toLowerCase(Locale.ROOT);
    }
}
